import { createHash, randomBytes } from 'node:crypto'

/** A WeChat user of the sandbox. */
export interface Person {
  readonly openid: string
  readonly unionid?: string
  readonly nickname: string
  /** National number without the country code, for China 11 digits. */
  readonly phone: string
  /** Digits only; 86 when left out. */
  readonly countryCode: string
  /** WeChat refuses to sign this user in (errcode 40226). */
  readonly highRisk: boolean
  /** Stays the same while the person is signed in to WeChat, as the real one does. */
  readonly sessionKey: string
}

/** A person as given to the sandbox. Without an openid one is derived from the phone, the same at every start. */
export interface PersonInput {
  openid?: string
  unionid?: string
  nickname: string
  phone: string
  countryCode?: string
  highRisk?: boolean
}

export interface People {
  all(): readonly Person[]
  find(openid: string): Person | null
  /** Adds a person; one with the same openid is replaced. Throws a RangeError on a phone that is none. */
  add(input: PersonInput): Person
}

/**
 * The openid of a person within a mini-program: 28 characters, begins with `o`, the same for the same input, so that a
 * database that outlives the sandbox still knows its people.
 */
export function openidOf(appId: string, seed: string): string {
  return `o${createHash('sha256').update(`${appId}\n${seed}`).digest('base64url').slice(0, 27)}`
}

/** Keeps the people that this WeChat knows, in memory. */
export function createPeople(appId: string, inputs: readonly PersonInput[]): People {
  const byOpenid = new Map<string, Person>()
  const add = (input: PersonInput): Person => {
    if (!/^\d{5,14}$/.test(input.phone)) throw new RangeError(`not a phone number: ${input.nickname}`)
    const countryCode = input.countryCode ?? '86'
    if (!/^\d{1,4}$/.test(countryCode)) throw new RangeError(`not a country code: ${countryCode}`)
    const person: Person = {
      openid: input.openid ?? openidOf(appId, `${countryCode} ${input.phone}`),
      ...(input.unionid === undefined ? {} : { unionid: input.unionid }),
      nickname: input.nickname,
      phone: input.phone,
      countryCode,
      highRisk: input.highRisk ?? false,
      sessionKey: randomBytes(16).toString('base64'),
    }
    byOpenid.set(person.openid, person)
    return person
  }
  for (const input of inputs) add(input)
  return { all: () => [...byOpenid.values()], find: (openid) => byOpenid.get(openid) ?? null, add }
}

/** A phone as shown in the sandbox's own lists: `138****0001`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
