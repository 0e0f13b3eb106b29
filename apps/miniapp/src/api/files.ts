/** The address of a picture that the server named; WeChat knows no addresses relative to a page. */
export function pictureSource(url: string): string {
  return `${CHEYOU_API_ORIGIN}${url}`
}
