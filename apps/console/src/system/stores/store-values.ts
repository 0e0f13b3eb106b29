import type { ConsoleStore, OpeningHours, StoreForm } from '@cheyou/contract'
import { openingsTyped, typedOpenings } from './hours-text.ts'

/** A store as its form holds it: hours and place as they are typed. */
export interface StoreValues {
  readonly revision: number
  readonly name: string
  readonly address: string
  readonly phone: string
  /** Latitude and longitude, as a map's page gives them to copy. */
  readonly place: string
  readonly week: readonly string[]
  readonly days: readonly { readonly date: string; readonly openings?: string }[]
}

const WEEK = 7

export const emptyStore: StoreValues = {
  revision: 1,
  name: '',
  address: '',
  phone: '',
  place: '',
  week: Array.from({ length: WEEK }, () => ''),
  days: [],
}

export function valuesOf({ revision, name, address, phone, place, hours }: ConsoleStore): StoreValues {
  return {
    revision,
    name,
    address: address ?? '',
    phone: phone ?? '',
    place: place === null ? '' : `${place.latitude}, ${place.longitude}`,
    week: hours === null ? emptyStore.week : hours.week.map(typedOpenings),
    days: hours === null ? [] : hours.days.map(({ date, openings }) => ({ date, openings: typedOpenings(openings) })),
  }
}

export function storeOf({ name, address, phone, place, week, days }: StoreValues): StoreForm {
  return {
    name: name.trim(),
    address: address.trim() === '' ? null : address.trim(),
    phone: phone.trim() === '' ? null : phone.normalize('NFKC').trim(),
    place: placeTyped(place),
    hours: hoursOf(week, days),
  }
}

/** A week without a single opening says nothing yet. */
function hoursOf(week: StoreValues['week'], days: StoreValues['days']): OpeningHours | null {
  const typed = week.map(openingsTyped)
  if (typed.every((openings) => openings.length === 0) && days.length === 0) return null
  return { week: typed, days: days.map(({ date, openings = '' }) => ({ date, openings: openingsTyped(openings) })) }
}

/** Somewhere in China, in either order: no latitude there is a longitude. Undefined for what is no place. */
export function placeTyped(typed: string): StoreForm['place'] {
  const plain = typed.normalize('NFKC').trim()
  if (plain === '') return null
  const match = /^(\d{1,3}(?:\.\d+)?)[\s,、]+(\d{1,3}(?:\.\d+)?)$/u.exec(plain)
  if (match === null) throw new RangeError('not a place')
  const [latitude, longitude] = [Number(match[1]), Number(match[2])].toSorted((a, b) => a - b) as [number, number]
  if (latitude < 3 || latitude > 54 || longitude < 73 || longitude > 136) throw new RangeError('not in China')
  return { latitude, longitude }
}
