/** What became of a scan: looked up, waiting behind another, the same one again, none while something is asked, too many. */
export type Taken = 'started' | 'queued' | 'repeated' | 'asked' | 'full'

export interface Inbox {
  /** A scan came. */
  take(text: string, at: number): Taken
}

const REPEATED_MS = 2000
const QUEUED_MOST = 5

/**
 * Scans in their order, one look-up at a time. The same text within two seconds is one scan; while something is asked
 * (`isAsking`: an open dialog) a scan is refused, not lost in it.
 * @param lookUp does the work of one scan; it tells its own failures and never throws
 */
export function createInbox(lookUp: (text: string) => Promise<void>, isAsking: () => boolean): Inbox {
  const waiting: string[] = []
  let busy = false
  let last = { text: '', at: -Infinity }

  const work = async (first: string): Promise<void> => {
    busy = true
    for (let text: string | undefined = first; text !== undefined; text = waiting.shift()) await lookUp(text)
    busy = false
  }

  return {
    take(text, at) {
      if (text === last.text && at - last.at <= REPEATED_MS) return 'repeated'
      if (isAsking()) return 'asked'
      if (busy && waiting.length >= QUEUED_MOST) return 'full'
      last = { text, at }
      if (!busy) {
        void work(text)
        return 'started'
      }
      waiting.push(text)
      return 'queued'
    },
  }
}
