import { accept, reject } from '../../result.ts'
import type { Result } from '../../result.ts'

export type PlateKind = 'ordinary' | 'new_energy'
export type Plate = { readonly number: string; readonly kind: PlateKind }

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'
/** GA 36-2018: the serial has no I and O. 挂 trailer, 学 driving school, 警 police, 港 and 澳 cross-border, 领 consular. */
const ORDINARY = new RegExp(`^[${PROVINCES}][A-Z][A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领]$`)
/** GA 36-2018: small cars have the new-energy letter first (D A B C E electric, F G H J K not purely), large ones last. */
const NEW_ENERGY = new RegExp(`^[${PROVINCES}][A-Z](?:[A-HJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[A-HJK])$`)

/**
 * A mainland plate (车牌号) in capitals, without spaces and the raised dot, seven characters or eight with new energy.
 * Refuses PLATE_INVALID `{plate}`; military, embassy and temporary plates are refused too.
 */
export function parsePlate(text: string): Result<Plate, 'PLATE_INVALID'> {
  const plate = normalisePlate(text)
  if (ORDINARY.test(plate)) return accept({ number: plate, kind: 'ordinary' })
  if (NEW_ENERGY.test(plate)) return accept({ number: plate, kind: 'new_energy' })
  return reject('PLATE_INVALID', { plate })
}

/** In capitals, half width, without spaces, dots and dashes; nothing is checked. */
export function normalisePlate(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.·•・‧-]/g, '')
}
