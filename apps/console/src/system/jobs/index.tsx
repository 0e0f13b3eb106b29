import type { Job } from '@cheyou/contract'
import { listJobs } from '@cheyou/contract/routes'
import { figure, jobOriginNames, jobStateNames, momentInTable } from '@cheyou/words'
import { byLine } from '../../kit/by-line.tsx'
import { ListPage } from '../../kit/list-page.tsx'
import { defineList, optionsOf } from '../../kit/list.ts'
import { ParkedEvents } from './parked-events.tsx'
import { JobButtons } from './job-buttons.tsx'

const jobs = defineList(listJobs, {
  name: 'jobs',
  title: '任务',
  about: '系统每晚自动做的事，和需要一段时间才能做完的事。出错会自动重试几次，还不行就停下来，等您处理。',
  unit: '项',
  idOf: ({ jobId }) => jobId,
  filters: [
    {
      kind: 'segments',
      name: 'state',
      label: '状态',
      options: (page) =>
        optionsOf({
          ...jobStateNames,
          failed: page?.failed ? `${jobStateNames.failed} ${page.failed}` : jobStateNames.failed,
        }),
    },
    { kind: 'days', from: 'from', to: 'to', label: '发起日期' },
  ],
  columns: [
    {
      key: 'title',
      title: '任务',
      width: 168,
      value: ({ title }) => title,
      under: { title: '日期', value: ({ key }) => dayOfNight(key) },
    },
    {
      key: 'state',
      title: '状态',
      width: 136,
      value: ({ state }) => jobStateNames[state],
      under: { title: '重试', value: retryWords },
    },
    { key: 'progress', title: '进度', width: 136, value: progressWords },
    { key: 'error', title: '出错信息', width: 192, value: ({ error }) => error },
    byLine({ key: 'asked', title: '发起', name: askedWords, at: ({ createdAt }) => createdAt }),
    { key: 'started', title: '开始', kind: 'moment', value: ({ startedAt }) => startedAt, optional: true },
    { key: 'finished', title: '结束', kind: 'moment', value: ({ finishedAt }) => finishedAt },
  ],
  actions: JobButtons,
  empty: ({ state }) => (state === 'failed' ? '没有出错停下的任务。' : '没有这样的任务。'),
  refreshMs: 3_000,
})

/** What the server works on, will work on and has done: progress, errors, trying again, cancelling. */
export default function JobsPage() {
  return <ListPage list={jobs} above={<ParkedEvents />} />
}

/** The day of a nightly job, whose key begins with it; other keys say nothing to people. */
function dayOfNight(key: string): string | null {
  return /^\d{4}-\d\d-\d\d/.exec(key)?.[0] ?? null
}

function retryWords({ attempts, nextAttemptAt }: Job): string | null {
  if (nextAttemptAt !== null) return `${momentInTable(nextAttemptAt)} 再试`
  return attempts > 1 ? `试了 ${attempts} 次` : null
}

function progressWords({ done, total, state }: Job): string | null {
  if (total !== null) return `${figure(done)} / ${figure(total)}`
  return state === 'waiting' && done === 0 ? null : figure(done)
}

function askedWords({ askedBy: { origin, name } }: Job): string | null {
  return origin === 'staff' ? name : jobOriginNames[origin]
}
