/** A visit that a receipt's code leads to, with its car. */
export interface LinkedVisit {
  visitId: string
  vehicleId: string
}

const ID = '[0-9A-HJKMNP-TV-Z]{26}'
const LINK = new RegExp(`/m/visit/(${ID})\\?car=(${ID})$`)

/**
 * Reads the `q` with which WeChat opens the mini-program from a common link: the whole address of the code, encoded once. Null for
 * any other.
 */
export function readVisitLink(q: string | undefined): LinkedVisit | null {
  const [, visitId, vehicleId] = LINK.exec(decoded(q ?? '')) ?? []
  return visitId === undefined || vehicleId === undefined ? null : { visitId, vehicleId }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
