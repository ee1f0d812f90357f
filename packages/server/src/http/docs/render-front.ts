export { renderDocs as renderFront } from "./render-docs.ts";
