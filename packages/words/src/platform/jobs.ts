import type { JobState } from '@cheyou/contract/codes'

export const jobStateNames: Readonly<Record<JobState, string>> = {
  waiting: '等待中',
  running: '进行中',
  done: '已完成',
  failed: '出错停下',
  cancelled: '已取消',
}

/** Who had a job done, where it was nobody of the staff. */
export const jobOriginNames: Readonly<Record<'clock' | 'terminal', string>> = {
  clock: '系统定时',
  terminal: '后台命令',
}
