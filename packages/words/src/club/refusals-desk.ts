import { terms } from '../terms.ts'
import type { clubRefusals } from '@cheyou/contract/refusals'
import { points } from '../formats/figures.ts'
import { days } from '../formats/days.ts'
import { ifNumber, ifText, type DeskOnly, type Facts, type Wordings } from '../refusals/sentence.ts'

const lookAgain = '请刷新后再看。'

export const clubDeskWords = {
  ADJUSTMENT_EMPTY: { title: '没有填要调整的积分', hint: '请至少填写一种积分的变动。' },
  ADJUSTMENT_OWN: { title: '自己提交的调整要由另一个人审批', hint: '' },
  ADJUSTMENT_STATE: { title: '这笔调整已经由别人处理过了', hint: lookAgain },
  ADJUSTMENT_TOO_LARGE: {
    title: '超过了一次可以调整的积分',
    hint: ({ most }) => ifNumber(most, (limit) => `一次最多 ${points(limit)} 分，`) + '请分次提交。',
  },
  AGREEMENT_COMPANY_ONLY: { title: '只有单位客户可以签协议价', hint: '' },
  AGREEMENT_OVERLAPS: { title: '与已有的协议价日期重叠', hint: overlapping },
  AGREEMENT_STATE: { title: '这份协议价已经结束', hint: lookAgain },
  EFFECTIVE_IN_PAST: { title: '生效日期要在今天之后', hint: '要今天生效，请选择立即生效。' },
  ENROLMENT_EMPTY: { title: '档案里的客户都已经是会员', hint: '' },
  ENROLMENT_RUNNING: { title: '存量入会正在进行', hint: '请等它完成。' },
  GROUP_ADMIN_NEEDED: {
    title: '规则和维修类型由集团管理员发布',
    hint: '集团有几家门店，改动对每家都生效。草稿会留着，请集团管理员来发布。',
  },
  PERIOD_INVALID: { title: '起止日期不对', hint: '结束不能早于开始，最长三年。' },
  REWARD_CHANGED: { title: '这件礼品刚被别人改过', hint: '请关闭后重新打开再改。' },
  REWARD_NAME_TAKEN: { title: '已有同名的礼品（可能已下架）', hint: '请换一个名称。' },
  RULES_CHANGED: { title: '这份草稿刚被别人改过', hint: '您的修改还没有保存，请刷新后再改。' },
  RULES_INVALID: { title: '规则还有问题', hint: '改好后才能试算和发布。' },
  STOCK_NOT_COUNTED: { title: '这件礼品不计库存', hint: '请先盘点。' },
  STOCK_SHORT: {
    title: '货架上的数量少于待领取的数量',
    hint: ({ held }) => ifNumber(held, (pieces) => `${terms.waitingToBeCollected} ${pieces} 件，`) + '请核对后再填。',
  },
  WORD_TAKEN: {
    title: '这个叫法已经属于另一个维修类型',
    hint: ({ word, name }) => ifText(word, (own) => `“${own}”是“${String(name)}”的叫法。`),
  },
  WORK_TYPE_LAST: { title: '至少要留一个维修类型', hint: '到店登记才有得选。' },
  WORK_TYPE_TAKEN: {
    title: terms.codeTaken,
    hint: ({ name }) => ifText(name, (other) => `它是“${other}”的代码，请换一个。`),
  },
} as const satisfies Wordings<DeskOnly<typeof clubRefusals>>

function overlapping({ fromOn, untilOn }: Facts): string {
  const other = typeof fromOn === 'string' && typeof untilOn === 'string' ? `那一份是${days(fromOn, untilOn)}，` : ''
  return `${other}请先终止那一份，或改日期。`
}
