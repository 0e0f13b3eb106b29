/** What a fact about a refusal may be: anything that survives JSON. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue }
export type Facts = { readonly [key: string]: FactValue }

export type Accepted<T> = { readonly ok: true; readonly value: T }
export type Rejected<Code extends string> = { readonly ok: false; readonly code: Code; readonly facts: Facts }

/** An expected refusal is a value with a code and facts; only surprises are thrown. */
export type Result<T, Code extends string = string> = Accepted<T> | Rejected<Code>

/** The operation is allowed; `value` is its outcome. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

/** The operation is refused. The sentence for people is made from the code and the facts, by the screen that shows it. */
export function reject<Code extends string>(code: Code, facts: Facts = {}): Rejected<Code> {
  return { ok: false, code, facts }
}
