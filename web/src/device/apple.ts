/** Whether this is an iPhone or iPad, whose settings lie elsewhere and who wakes nobody but Home Screen apps. */
export function isApple(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent);
}
