import type { ErrorCode } from '@cheyou/contract/codes'
import { ApiError } from '../api/api-error.ts'
import type { ApiProblem, TransportCode } from '../api/api-error.ts'

type Facts = ApiProblem['facts']

/** Our own sentence by code. What cannot reach the desk is not listed; then the server's sentence is shown. */
const sentences: Partial<Record<ErrorCode | TransportCode, string | ((facts: Facts) => string)>> = {
  SERVER_UNREACHABLE: '连不上服务器，请检查网络后再试。',
  ANSWER_LATE: '服务器迟迟没有回应，请稍后再试。',
  ANSWER_UNREADABLE: '服务器的回应看不懂，可能正在升级，请稍后再试。',
  ACCOUNT_LOCKED: (facts) => `输错次数太多，账号已暂时锁定${waiting(facts, '。')}`,
  RATE_LIMITED: (facts) => `操作太频繁${waiting(facts, '，请稍等片刻再试。')}`,
  SIGN_IN_REFUSED: '登录名、密码或动态码不正确。',
  SESSION_MISSING: '登录已过期，请重新登录。',
  ORIGIN_REFUSED: '请求来自别的网址，已被拒绝。请从管理台的网址打开本页。',
  ROLE_MISSING: '您的岗位没有这项权限，需要时请联系店长或集团管理员。',
  INPUT_INVALID: '填写的内容有误，请检查后再试。',
  RULES_CHANGED: '这份草稿刚被别人改过，您的修改还没有保存。',
  RULES_INVALID: '规则还有问题，改好后才能试算和发布。',
  EFFECTIVE_IN_PAST: '生效日期要在今天之后；要今天生效，请选择立即生效。',
  MERGE_OPEN: '被合并的会员还有待领取的兑换、待审批的调整或协议价，请先办完再合并。',
  ENROLMENT_EMPTY: '档案里的客户都已经是会员。',
  ENROLMENT_RUNNING: '存量入会正在进行，请等它完成。',
  PERIOD_INVALID: '起止日期不对：结束不能早于开始，最长三年。',
  NOT_FOUND: '没有找到，可能已被移走，或不属于您的门店。',
  BODY_TOO_LARGE: '提交的内容太大了。',
  IDEMPOTENCY_KEY_MISSING: '没有提交成功，请刷新页面后再试。',
  IDEMPOTENCY_KEY_REUSED: '没有提交成功：内容有改动，请再点一次。',
  IDEMPOTENCY_KEY_RUNNING: '上一次提交还在处理，请稍等几秒再看结果。',
  SERVICE_BUSY: '服务器正忙，请稍后再试。',
  INTERNAL_ERROR: '服务器出错了，已经记录下来，请稍后再试。',
  ADJUSTMENT_EMPTY: '请至少填写一种积分的变动。',
  ADJUSTMENT_OWN: '自己提交的调整要由另一个人审批。',
  ADJUSTMENT_STATE: '这笔调整已经由别人处理过了。',
  ADJUSTMENT_TOO_LARGE: (facts) => `一次最多调整 ${String(facts['most'])} 分，请分次提交。`,
  POINTS_SHORT: (facts) => `积分不够：现有 ${String(facts['available'])} 分，还差 ${String(facts['shortBy'])} 分。`,
  AGREEMENT_COMPANY_ONLY: '只有单位客户可以签协议价。',
  AGREEMENT_OVERLAPS: (facts) =>
    `与已有的协议价（${String(facts['fromOn'])} 至 ${String(facts['untilOn'])}）日期重叠，请先终止那一份，或改日期。`,
  AGREEMENT_STATE: '这份协议价已经结束。',
  APPROVAL_OWN: '自己申请的优惠要由另一位经理审批。',
  APPROVAL_STATE: '这笔申请已由别人处理，或不是今天的。',
  BENEFIT_USED_ON_VISIT: '这项权益用在一张工单上，作废工单时才会退回。',
  BENEFIT_USE_STATE: '这次使用已经撤销过了。',
  REDEMPTION_QUANTITY: '数量不对，请刷新后再看还有几件。',
  REDEMPTION_STATE: '这笔兑换的状态刚变过，请刷新后再看。',
  UNDO_TOO_LATE: '已经过了当天，请经理撤销。',
  VOUCHER_AT_TILL: '代金券用在一张工单上，作废工单时才会退回。',
  PICTURE_BROKEN: '这张图片打不开，请换一张。',
  PICTURE_UNKNOWN: '图片已不在，请重新上传。',
  PICTURE_UNSUPPORTED: '只能用 JPG、PNG 或 WebP 图片。',
  REWARD_CHANGED: '这件礼品刚被别人改过，请关闭后重新打开再改。',
  REWARD_NAME_TAKEN: '已有同名的礼品（可能已下架），请换一个名称。',
  STOCK_NOT_COUNTED: '这件礼品不计库存，请先盘点。',
  STOCK_SHORT: (facts) => `货架上的数量不能少于已兑换待领取的 ${String(facts['held'])} 件，请核对后再填。`,
  WORD_TAKEN: (facts) => `“${String(facts['word'])}”已经是“${String(facts['name'])}”的叫法了。`,
  WORK_TYPE_LAST: '至少要留一个维修类型，到店登记才有得选。',
  WORK_TYPE_TAKEN: (facts) => `代码已经是“${String(facts['name'])}”的了。`,
  CLIENT_OUTDATED: '管理台已更新，请刷新页面。',
}

/** What happened, in a sentence for the person at the desk; facts become part of it. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return '页面出错了，请刷新后再试。'
  const { code, facts, title } = error.problem
  const own = Object.hasOwn(sentences, code) ? sentences[code as keyof typeof sentences] : undefined
  if (typeof own === 'function') return own(facts)
  return own ?? (title === '' ? '操作没有成功，请稍后再试。' : title)
}

/** `retryAfterSeconds` comes with the codes that ask to wait. */
function waiting(facts: Facts, otherwise: string): string {
  const seconds = facts['retryAfterSeconds']
  if (typeof seconds !== 'number' || seconds <= 0) return otherwise
  return seconds < 90 ? `，请 ${Math.ceil(seconds)} 秒后再试。` : `，请 ${Math.ceil(seconds / 60)} 分钟后再试。`
}
