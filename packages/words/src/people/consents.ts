/** A version of the privacy text as consents name it: the first has the month of the program that it came with. */
export function consentVersion(version: string): string {
  return /^\d+$/.test(version) && version !== '1' ? `第 ${version} 版` : '第 1 版'
}
