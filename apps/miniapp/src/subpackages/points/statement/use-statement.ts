import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Statement, StatementEntry } from '@cheyou/contract'
import { getStatement } from '@cheyou/contract/routes'
import { call } from '../../../api/call.ts'
import type { Loaded } from '../../../hooks/use-load.ts'
import { useLoad } from '../../../hooks/use-load.ts'
import { answerOf } from '../../../kept/kept.ts'
import type { Pages } from '../../../hooks/use-pages.ts'
import { usePages } from '../../../hooks/use-pages.ts'

const fetchStatement = (cursor?: string): Promise<Statement> => call(getStatement, { query: { limit: 30, cursor } })

interface StatementPage {
  loaded: Loaded<Statement>
  pages: Pages<StatementEntry>
  /** The entry whose explanation is open; another page may have asked for it. */
  openId: string | null
  show: (entryId: string | null) => void
}

export function useStatement(memberId: string): StatementPage {
  const asked = useRouter().params['entryId'] ?? null
  const [openId, show] = useState<string | null>(asked)
  const loaded = useLoad(() => fetchStatement(), memberId, { keep: answerOf(getStatement, memberId) })
  return { loaded, pages: usePages(loaded.data, fetchStatement), openId, show }
}

export interface Month {
  /** `YYYY-MM` */
  month: string
  entries: StatementEntry[]
}

/** Entries, newest first, under their months. */
export function byMonth(entries: readonly StatementEntry[]): Month[] {
  const months: Month[] = []
  for (const entry of entries) {
    const month = entry.on.slice(0, 7)
    const last = months.at(-1)
    if (last?.month === month) last.entries.push(entry)
    else months.push({ month, entries: [entry] })
  }
  return months
}
