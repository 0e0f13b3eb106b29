import type { Endpoint, EndpointOutput } from '@cheyou/contract'
import { fits, type Form, type Route } from '@cheyou/contract/routes'
import { platform } from '#platform'

/** One thing that this phone keeps: its name, and what it must be like to be shown. */
export interface Place<T> {
  name: string
  form: Form
  /** Never there: it only carries the type. */
  readonly value?: T
}

/** Where the answer of an endpoint is kept; `whose` tells apart members, cars and stores that share the phone. */
export function answerOf<E extends Endpoint>(route: Route<E>, whose: string): Place<EndpointOutput<E>> {
  if (route.form === undefined) throw new Error(`${route.path} is not among the answers that phones keep`)
  return { name: `kept.${route.path}.${whose}`, form: route.form }
}

const touched = new Set<string>()

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** What is kept there. What has another form, of an older version for one, is forgotten: null, as when nothing is kept. */
export function recall<T>({ name, form }: Place<T>): T | null {
  touched.add(name)
  const text = platform.store.get(name)
  if (text === null) return null
  const value = parsed(text)
  if (fits(form, value)) return value as T
  platform.store.remove(name)
  return null
}

/** Keeps a value. A phone that is full keeps nothing, and the program goes on. */
export function keep<T>({ name }: Place<T>, value: T): void {
  touched.add(name)
  try {
    platform.store.set(name, JSON.stringify(value))
  } catch (error) {
    console.warn(error)
  }
}

/** Forgets what was recalled or kept since the program started: something among it could not be shown. */
export function forgetRecalled(): void {
  for (const name of touched) platform.store.remove(name)
  touched.clear()
}
