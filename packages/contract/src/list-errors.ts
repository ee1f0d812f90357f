import type { ErrorBody } from "./errors/api-error.ts";
import { apiError, type ErrorName, errorList } from "./errors/error-list.ts";

/** One error as the documents show it. */
export interface ErrorExample {
  name: ErrorName;
  status: number;
  when: string;
  body: ErrorBody;
}

/** Every error of the list with an example of its body, by status. */
export function listErrors(): ErrorExample[] {
  const names = Object.keys(errorList) as ErrorName[];
  return names.map(exampleOf).toSorted((a, b) => a.status - b.status);
}

function exampleOf(name: ErrorName): ErrorExample {
  const { when, example } = errorList[name];
  // Each row's example is of its own facts, which a union of all rows cannot say.
  const error = apiError(name, example as never);
  return { name, status: error.status, when, body: error.toBody() };
}
