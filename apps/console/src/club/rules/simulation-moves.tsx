import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { MovedMember } from '@cheyou/contract'
import { listMovedMembers } from '@cheyou/contract/routes'
import { figure, terms } from '@cheyou/words'
import { call } from '../../api/call.ts'
import { problemSentence } from '../../copy/problem-sentence.ts'
import { csvBlob } from '../../kit/file/csv.ts'
import { saveFile } from '../../kit/file/save-file.ts'
import { paths } from '../../routes.ts'
import type { Report } from './simulation-rows.ts'
import styles from './rules.module.css'
import { whenSlow } from '../../kit/when-slow.ts'

const EXPORT_PAGE = 1000

interface MovesProps {
  readonly simulationId: string
  readonly report: Report
  readonly nameOf: (code: string) => string
}

/** Who would stand on another tier: how many from where to where, and behind each number the members. */
export function Moves({ simulationId, report, nameOf }: MovesProps) {
  const { moves, otherTierCount } = report
  return (
    <section className={styles.card} aria-label="谁的等级会不同">
      <div className={styles.header}>
        <h2 className={styles.heading}>谁的等级会不同</h2>
        {otherTierCount > 0 && <ExportMoves simulationId={simulationId} nameOf={nameOf} />}
      </div>
      {moves.length === 0 && <p className={styles.soft}>没有会员的等级会不同。</p>}
      {moves.map(({ inForce, tried, members }) => (
        <Move key={`${inForce} ${tried}`} simulationId={simulationId} inForce={inForce} tried={tried}>
          {nameOf(inForce)} → {nameOf(tried)}：{figure(members)} 人
        </Move>
      ))}
    </section>
  )
}

interface MoveProps {
  readonly simulationId: string
  readonly inForce: string
  readonly tried: string
  readonly children: ReactNode
}

function Move({ simulationId, inForce, tried, children }: MoveProps) {
  const [open, setOpen] = useState(false)
  const list = useInfiniteQuery({
    queryKey: ['moved-members', simulationId, inForce, tried],
    queryFn: ({ pageParam, signal }) =>
      call(listMovedMembers, {
        params: { simulationId },
        query: { inForce, tried, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    enabled: open,
    // What came out of a simulation does not change.
    staleTime: Infinity,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{children}</summary>
      {list.isError && <p className={styles.problem}>{problemSentence(list.error)}</p>}
      {list.isPending && open && <p className={styles.soft}>正在取名单…</p>}
      <ul className={styles.people}>
        {rows.map(({ memberId, name, cardNumber }) => (
          <li key={memberId}>
            {name === null ? '其他门店的会员' : <Link to={`${paths.members}?open=${memberId}`}>{name}</Link>}
            <span className={styles.soft}>{cardNumber}</span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={whenSlow(list.isFetchingNextPage)} onClick={() => void list.fetchNextPage()}>
          再看一些
        </Button>
      )}
    </details>
  )
}

function ExportMoves({ simulationId, nameOf }: Pick<MovesProps, 'simulationId' | 'nameOf'>) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      const members = await everybody(simulationId)
      saveFile(
        '等级会不同的会员.csv',
        csvBlob([
          [terms.cardNumber, '姓名', '按现行规则', '按草稿'],
          ...members.map(({ name, cardNumber, inForce, tried }) => [
            cardNumber ?? '',
            name ?? '其他门店的会员',
            nameOf(inForce),
            nameOf(tried),
          ]),
        ]),
      )
    } catch (error) {
      message.error(problemSentence(error))
    }
    setBusy(false)
  }
  return (
    <Button loading={whenSlow(busy)} onClick={() => void save()}>
      导出名单
    </Button>
  )
}

async function everybody(simulationId: string): Promise<MovedMember[]> {
  const members: MovedMember[] = []
  for (let cursor: string | undefined; ;) {
    const page = await call(listMovedMembers, { params: { simulationId }, query: { limit: EXPORT_PAGE, cursor } })
    members.push(...page.rows)
    if (page.nextCursor === null) return members
    cursor = page.nextCursor
  }
}
