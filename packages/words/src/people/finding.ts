import type { FindKind } from '@cheyou/contract/codes'

/** By what somebody was found. */
export const findKindNames: Readonly<Record<FindKind, string>> = {
  phone: '手机',
  plate: '车牌',
  vin: '底盘号',
  card: '卡号',
  order: '工单',
  name: '姓名',
  pinyin: '拼音',
  initials: '首字母',
}

/** Whom one of the staff opened last. */
export const lastOpened = '最近打开'

/** Above so many who were found, when there are more. */
export const firstFound = (shown: number): string => `前 ${shown} 位，可以多输几个字`
