import type { pictureRefusals, platformRefusals } from '@cheyou/contract/refusals'
import type { DeskOnly, Wordings } from '../refusals/sentence.ts'

export const platformDeskWords = {
  JOB_STATE: { title: '任务的状态已经变了', hint: '请刷新看看，它可能已经在跑或已经完成。' },
} as const satisfies Wordings<DeskOnly<typeof platformRefusals>>

export const pictureWords = {
  PICTURE_BROKEN: { title: '这张图片打不开', hint: '请换一张，最多 2400 万像素。' },
  PICTURE_UNKNOWN: { title: '图片已不在', hint: '请重新上传。' },
  PICTURE_UNSUPPORTED: { title: '只能用 JPG、PNG 或 WebP 图片', hint: '请换一张。' },
} as const satisfies Wordings<typeof pictureRefusals>
