/** The invitation of a scanned text: of the address in its QR code, or the text itself. */
export function invitationIn(text: string): string {
  const code = /[?&]code=([^&#]*)/.exec(text)?.[1]
  return code === undefined ? text.trim() : decodeURIComponent(code)
}

/** How the page was opened: by a link of its own, by a mini-program code, which brings its scene, or by the QR code's address as `q`. */
export function givenInvitation(params: Partial<Record<string, string>>): string {
  if (params['invitation'] !== undefined) return params['invitation']
  return invitationIn(decodeURIComponent(params['q'] ?? params['scene'] ?? ''))
}
