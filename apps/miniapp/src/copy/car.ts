import type { Car } from '@cheyou/contract'

/** A car as its owner calls it: series and model, whichever is known. */
export function carName({ series, model, plate }: Pick<Car, 'series' | 'model' | 'plate'>): string {
  const known = [series, model].filter((part): part is string => part !== null && part !== '')
  if (known.length === 2 && known[1]?.startsWith(known[0] ?? '')) return known[1]
  return known.length === 0 ? (plate ?? '我的车') : known.join(' ')
}

/** Whose car it is, as far as that is known: `王强 · 贵A12345`. */
export function whoseCar(name: string | null, plate: string | null): string {
  return [name, plate].filter((part) => part !== null).join(' · ')
}
