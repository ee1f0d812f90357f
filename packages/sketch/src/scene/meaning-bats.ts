/** Beside these a bat is for hitting. */
const SPORT = /\b(?:baseball|softball|cricket|batter|batsman|pitcher|players?|team|home run|ball)\b/i;

/** The prompt with its bats named as what they are: the animal, unless somebody plays with it. */
export function meaningBats(prompt: string): string {
  return SPORT.test(prompt)
    ? prompt.replaceAll(/(?<!\b(?:baseball|softball|cricket|wooden) )\bbat(s?)\b/gi, "baseball bat$1")
    : prompt;
}
