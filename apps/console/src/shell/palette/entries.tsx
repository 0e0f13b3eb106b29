import type { MemberFound, MemberHit } from '@cheyou/contract'
import type { Role } from '@cheyou/contract/codes'
import { day, findKindNames, lastOpened } from '@cheyou/words'
import type { ReactNode } from 'react'
import { paths } from '../../routes.ts'
import { mayOpen } from '../may-open.ts'
import { sections } from '../sections.tsx'
import { stretchOf, type Stretch } from './letters.ts'
import styles from './palette.module.css'

/** One line of the palette. */
export interface Entry {
  readonly id: string
  readonly group: string
  readonly title: ReactNode
  readonly note: ReactNode
  /** Where it leads, below /console. */
  readonly to: string
  /** Not while it may be an answer to another text. */
  readonly ready: boolean
}

const opened = ({ memberId }: MemberHit): string => `${paths.members}?open=${memberId}`
export const recordId = ({ memberId }: Pick<MemberHit, 'memberId'>): string => `member-${memberId}`
const about = (parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join(' · ')

/** A text with the part that was typed. */
function Marked({ text, from, to }: Stretch & { readonly text: string }) {
  return (
    <>
      {text.slice(0, from)}
      <mark className={styles.mark}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  )
}

/** Under which heading somebody stands, by what they were found by. */
function groupOf({ why: { kind } }: MemberFound): string {
  if (kind === 'plate' || kind === 'vin') return '车辆'
  return kind === 'order' ? '工单' : '会员'
}

const RECORD_GROUPS = ['会员', '车辆', '工单']

/** Members who were found, with why, under their headings. */
export function recordEntries(rows: readonly MemberFound[], ready: boolean): Entry[] {
  const entries = rows.map((hit): Entry => {
    const { name, tier, phoneMasked, plates, why, order } = hit
    const byName = why.text === name
    const others = about([
      order && day(order.settledOn),
      why.kind === 'phone' ? null : phoneMasked,
      ...plates.filter((plate) => plate !== why.text),
    ])
    return {
      id: recordId(hit),
      group: groupOf(hit),
      title: (
        <>
          {byName ? <Marked {...why} /> : name} · {tier.name}
        </>
      ),
      note: (
        <>
          {byName ? null : (
            <>
              {findKindNames[why.kind]} <Marked {...why} />
              {others === '' ? '' : ' · '}
            </>
          )}
          {others}
        </>
      ),
      to: opened(hit),
      ready,
    }
  })
  return entries.toSorted((a, b) => RECORD_GROUPS.indexOf(a.group) - RECORD_GROUPS.indexOf(b.group))
}

/** Whom one opened last, for the empty box. */
export const recentEntries = (rows: readonly MemberHit[]): Entry[] =>
  rows.map((hit) => ({
    id: recordId(hit),
    group: lastOpened,
    title: `${hit.name} · ${hit.tier.name}`,
    note: about([hit.phoneMasked, ...hit.plates]),
    to: opened(hit),
    ready: true,
  }))

interface Place {
  readonly group: string
  readonly name: string
  readonly note?: string
  readonly to: string
}

/** Lists that somebody means by what is to be done with them. */
const ERRANDS: readonly Place[] = [
  { group: '操作', name: '待审批的优惠', to: `${paths.discounts}?state=pending` },
  { group: '操作', name: '待审批的积分调整', to: `${paths.points}?state=pending` },
  { group: '操作', name: '搁置的任务', to: `${paths.jobs}?state=failed` },
]

const PAGES: readonly Place[] = sections.flatMap((section) =>
  section.pages.map((page) => ({ group: '页面', name: page.name, note: section.name, to: page.path })),
)

/** Pages of the role, errands and rules whose names have what was typed; all pages for an empty box. */
export function placeEntries(typed: string, rules: readonly Place[], role: Role): Entry[] {
  const places = [...rules, ...[...PAGES, ...ERRANDS].filter(({ to }) => mayOpen(role, to))]
  return places.flatMap(({ group, name, note, to }) => {
    const stretch = stretchOf(name, typed)
    if (stretch === null && (typed.trim() !== '' || group !== '页面')) return []
    const title = stretch ? <Marked text={name} {...stretch} /> : name
    return [{ id: `place-${to}`, group, title, note: note ?? null, to, ready: true }]
  })
}

export type { Place }
