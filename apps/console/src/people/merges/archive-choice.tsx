import type { MergingCustomer } from '@cheyou/contract'
import { findArchives } from '@cheyou/contract/routes'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'

/** How long the keys must rest before what was typed is searched. */
const REST_MS = 250

interface ArchiveChoiceProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (customerId: string) => void
}

/** Any archive, member or not, by any part of what is known of it; the form hands in the rest. */
export function ArchiveChoice(field: ArchiveChoiceProps) {
  const [typed, setTyped] = useState('')
  const q = useRested(typed.trim())
  const found = useQuery({
    queryKey: ['archives', q],
    queryFn: ({ signal }) => call(findArchives, { body: { q }, signal }),
    enabled: q !== '',
  })
  // What answers an older text cannot be chosen while the new one is on its way (desk C1).
  const isCurrent = q === typed.trim()
  const { rows = [], more = false } = (isCurrent ? found.data : undefined) ?? {}
  return (
    <Select<string>
      {...field}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      popupMatchSelectWidth
      placeholder="姓名、手机号、车牌、卡号，一部分也行"
      loading={!isCurrent || found.isFetching}
      notFoundContent={notFoundWords(typed.trim(), found.error, !isCurrent || found.isPending)}
      options={rows.map((archive) => ({ value: archive.customerId, label: archiveWords(archive) }))}
      {...(more && { popupRender: withMoreBelow })}
    />
  )
}

/** The list with a word that there are others. */
function withMoreBelow(list: ReactNode) {
  return (
    <>
      {list}
      <p style={{ margin: '4px 12px', opacity: 0.65 }}>还有更多，请多写几个字。</p>
    </>
  )
}

function notFoundWords(q: string, error: unknown, isPending: boolean): string {
  if (q === '') return '写几个字开始查找'
  if (error !== null) return problemSentence(error)
  return isPending ? '正在查找…' : '没有这样的档案'
}

function archiveWords({ name, phoneMasked, plates, member }: MergingCustomer): string {
  return [name, member?.tier.name ?? '不是会员', phoneMasked, ...plates].filter((part) => part !== null).join(' · ')
}

/** What is typed, once the keys have rested. */
function useRested(typed: string): string {
  const [rested, setRested] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setRested(typed), REST_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return rested
}
