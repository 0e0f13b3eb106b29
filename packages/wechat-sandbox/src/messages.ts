import type { Clock } from './clock.ts'

/** A template as the mini-program's owner has chosen it: its id and the keys that every message must fill. */
export interface MessageTemplate {
  id: string
  keys: readonly string[]
}

/** A subscribe message that reached its person. */
export interface SentMessage {
  readonly openid: string
  readonly templateId: string
  readonly page: string | null
  readonly data: Readonly<Record<string, string>>
  readonly sentAt: Date
}

/** Consents and messages: each accept of a template by a person is one credit, each message takes one. */
export interface Messages {
  template(id: string): MessageTemplate | null
  /** Adds `count` credits and returns how many there are now. */
  grant(openid: string, templateId: string, count: number): number
  /** Delivers the message and takes a credit; false when there is none. */
  deliver(message: Omit<SentMessage, 'sentAt'>): boolean
  sent(openid?: string): readonly SentMessage[]
}

/** The oldest messages are forgotten beyond this many. */
const KEPT_MAX = 10_000

export function createMessages(clock: Clock, templates: readonly MessageTemplate[]): Messages {
  const byId = new Map(templates.map((template) => [template.id, template]))
  const credits = new Map<string, number>()
  const delivered: SentMessage[] = []
  const creditKey = (openid: string, templateId: string): string => `${openid}\n${templateId}`
  return {
    template: (id) => byId.get(id) ?? null,
    grant(openid, templateId, count) {
      const key = creditKey(openid, templateId)
      const total = (credits.get(key) ?? 0) + count
      credits.set(key, total)
      return total
    },
    deliver(message) {
      const key = creditKey(message.openid, message.templateId)
      const left = credits.get(key) ?? 0
      if (left < 1) return false
      credits.set(key, left - 1)
      delivered.push({ ...message, sentAt: clock.now() })
      if (delivered.length > KEPT_MAX) delivered.shift()
      return true
    },
    sent: (openid) => delivered.filter((message) => openid === undefined || message.openid === openid),
  }
}
