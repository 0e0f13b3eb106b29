/** A question that only the visitor can answer; the layer shows it as a sheet. */
export type Question = 'person' | 'scan'

interface Asked {
  question: Question
  answer: (text: string | null) => void
}

let asked: Asked | null = null
const listeners = new Set<() => void>()

function set(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

/** Asks and waits; null when the visitor closes the sheet. A newer question closes the older one. */
export function ask(question: Question): Promise<string | null> {
  asked?.answer(null)
  return new Promise((resolve) => set({ question, answer: resolve }))
}

export function answer(text: string | null): void {
  const waiting = asked
  set(null)
  waiting?.answer(text)
}

export function openQuestion(): Question | null {
  return asked?.question ?? null
}

export function watchQuestions(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
