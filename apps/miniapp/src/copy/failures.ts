import type { Failure, FailureCode } from '../api/failure.ts'
import { points, yuan } from './format.ts'

/** What went wrong, said to the person holding the phone, and what they can do about it. */
export interface Sentence {
  title: string
  hint: string
}

const again = '请稍后再试。'

/** For what a phone can meet; codes of the desk have the server's sentence. */
const sentences = {
  ACCOUNT_LOCKED: { title: '账号暂时锁定', hint: '尝试次数太多，请过一会儿再试。' },
  ALREADY_MEMBER: { title: '这位客户已经是会员', hint: '请重新查找，直接打开会员。' },
  APPROVAL_STATE: { title: '这笔优惠申请不能再用', hint: '它可能已经用过、被拒绝，或不是今天的。请重新申请。' },
  BENEFIT_LINE_UNFIT: { title: '这一项不用权益', hint: '没有要客户付的金额，请换一项。' },
  BENEFIT_UNKNOWN: { title: '当前等级没有这项权益', hint: '请刷新后再看，等级或规则可能刚变动。' },
  BENEFIT_USED_ON_VISIT: { title: '这项权益用在一张工单上', hint: '作废那张工单，次数会一起退回。' },
  BENEFIT_USED_UP: { title: '这项权益的次数不够了', hint: '新的会员年度开始后会重新计数。' },
  BENEFIT_USE_STATE: { title: '这次使用已经撤销过了', hint: '请刷新后再看。' },
  BODY_TOO_LARGE: { title: '内容太长了', hint: '请删减一些再提交。' },
  CARD_UNKNOWN: { title: '没有这张会员卡', hint: '请核对卡号，或请车主重新打开会员码。' },
  CAR_FROM_ELSEWHERE_MISSING: { title: '名下没有在别处购买的车', hint: '请核对档案里车辆的购车地。' },
  CAR_NOT_SOLD_HERE: { title: '名下没有在本店购买的车', hint: '请核对档案里车辆的购车地。' },
  CLIENT_OUTDATED: { title: '小程序需要更新', hint: '请关闭小程序后重新打开。' },
  CODE_EXPIRED: { title: '这个码已经过期', hint: '会员码每 30 秒更新，请扫屏幕上最新的码。' },
  CODE_REPLAYED: { title: '这个码刚刚用过', hint: '为防止盗用，每个码只能用一次。请等下一个码。' },
  CODE_UNREADABLE: { title: '认不出这个码', hint: '请扫会员码或兑换码，也可以输入卡号、手机号或车牌。' },
  DISCRETION_APPROVAL_MISSING: { title: '超过了可以自行优惠的金额', hint: '请减少优惠，或请经理批准。' },
  FEE_SHORT: { title: '会费不足', hint: '请按规则收足会费。' },
  IDEMPOTENCY_KEY_MISSING: { title: '没有提交成功', hint: again },
  IDEMPOTENCY_KEY_REUSED: { title: '没有提交成功', hint: '内容有改动，请再点一次。' },
  IDEMPOTENCY_KEY_RUNNING: { title: '正在处理上一次提交', hint: '请稍等几秒再试。' },
  INPUT_INVALID: { title: '有内容填得不对', hint: '请检查标出的地方。' },
  INTERNAL_ERROR: { title: '出了点问题', hint: `我们已经记录下来，${again}` },
  INVITATION_INVALID: { title: '邀请码无效', hint: '它可能已经用过或过期，请向店长要一个新的。' },
  JOINING_WAY_CLOSED: { title: '这种入会方式没有开放', hint: '请换一种方式。' },
  LOGIN_CODE_INVALID: { title: '登录没有成功', hint: '请再点一次登录。' },
  LOGIN_GIVEN_UP: { title: '还没有登录', hint: '登录后就能看到会员卡。' },
  MEMBERSHIP_LAPSED: { title: '会员资格已到期', hint: '续期后就能继续使用积分，积分都还在。' },
  NOT_FOUND: { title: '没有找到', hint: '它可能已经不在了，请返回刷新。' },
  OFFLINE: { title: '没有网络', hint: '请检查网络后再试。会员码离线也能用。' },
  ORDER_NUMBER_TAKEN: { title: '这个工单号已经登记过', hint: '请核对工单号，不要重复登记。' },
  ORIGIN_REFUSED: { title: '请求被拒绝', hint: '请从小程序里重新打开。' },
  PHONE_ALREADY_BOUND: { title: '这个手机号已经绑定了别的微信', hint: '请联系门店核实身份。' },
  PHONE_CODE_INVALID: { title: '手机号授权已失效', hint: '请再点一次授权。' },
  PHONE_TAKEN: { title: '这个手机号已经在档案里', hint: '请按手机号查找，不要重复建档。' },
  PHONE_QUOTA_EMPTY: { title: '暂时无法验证手机号', hint: '请到门店，由接待人员为您绑定。' },
  POINTS_SHORT: { title: '积分不够', hint: '' },
  POLICY_NUMBER_TAKEN: { title: '这个保单号已经登记过', hint: '请核对保单号，不要重复登记。' },
  PREMIUM_SHORT: { title: '保费没有达到续会要求', hint: '可以用会费或积分续会。' },
  PRESENCE_EXPIRED: { title: '距离上次扫码太久了', hint: '请重新扫一次车主的会员码。' },
  RATE_LIMITED: { title: '操作太频繁', hint: '请歇几秒再试。' },
  REDEMPTION_ELSEWHERE: { title: '不在本店领取', hint: '请看兑换单上写的领取门店。' },
  REDEMPTION_QUANTITY: { title: '数量不对', hint: '请刷新后再看还有几件。' },
  REDEMPTION_STATE: { title: '这张兑换单不能这样操作', hint: '它可能已经领取、取消或过期。' },
  RENEWAL_TOO_EARLY: { title: '已经续到下一期', hint: '到下一期开始后才能再续。' },
  RENEWAL_WAY_CLOSED: { title: '这种续会方式没有开放', hint: '请换一种方式。' },
  REWARD_LIMIT_REACHED: { title: '已达到兑换上限', hint: '每位会员可兑换的数量有限。' },
  REWARD_SOLD_OUT: { title: '已经兑完', hint: '补货后会重新上架。' },
  REWARD_UNAVAILABLE: { title: '现在不能兑换', hint: '它已下架或不在兑换期内。' },
  ROLE_MISSING: { title: '没有权限', hint: '这个功能不在您的岗位权限内，请联系店长。' },
  SCAN_EXPIRED: { title: '请重新扫码', hint: '核销前要扫车主的兑换码或会员码，十分钟内有效。' },
  SERVICE_BUSY: { title: '系统正忙', hint: again },
  SESSION_MISSING: { title: '登录已失效', hint: '请重新登录。' },
  SIGN_IN_REFUSED: { title: '登录没有成功', hint: again },
  SPEND_SHORT: { title: '在本店的消费还不够', hint: '消费之后就能这样入会。' },
  TIER_CHANGED: { title: '等级刚刚变动', hint: '请返回刷新后再看。' },
  TIER_HIGHEST: { title: '已经是最高等级', hint: '不需要再升级。' },
  TIER_NOT_ENTITLED: { title: '您的等级还不能兑换', hint: '升级后即可兑换。' },
  TIMEOUT: { title: '网络太慢，没有等到回应', hint: '可以放心再试，不会重复提交。' },
  TRAINING_MISSING: { title: '还没有参加驾驶培训', hint: '参加后就能这样入会。' },
  UNDO_TOO_LATE: { title: '已经过了当天', hint: '隔天的撤销请经理处理。' },
  UPGRADE_NOT_REACHED: { title: '还没有达到升级条件', hint: '请刷新后再看进度。' },
  UPGRADE_WAY_CLOSED: { title: '这种升级方式没有开放', hint: '请换一种方式。' },
  VIN_TAKEN: { title: '这个底盘号已经在档案里', hint: '请按车牌查找；车换了主人，请在售后系统里更正。' },
  VISIT_STATE: { title: '这次登记不能这样操作', hint: '它可能已经撤销。' },
  VISIT_SUM_CHANGED: { title: '应付金额刚刚变动', hint: '请和车主核对新的金额，再点结算。' },
  VOUCHER_AT_TILL: { title: '代金券在结算时使用', hint: '登记到店时选上这张券，不用核销；作废那张工单会退回。' },
  VOUCHER_EXPIRED: { title: '代金券已过期', hint: '过期未用的券，积分会退回。' },
  VOUCHER_LIMIT_REACHED: { title: '这次的代金券张数已满', hint: '每次到店可用的张数有限。' },
  VOUCHER_MINIMUM_SHORT: { title: '没有达到代金券的使用门槛', hint: '' },
  VOUCHER_NOT_NEEDED: { title: '没有可以抵扣的金额', hint: '这张代金券留到下次用。' },
  VOUCHER_OTHER_CATEGORY: { title: '代金券不能用于这种维修', hint: '请换一张，或不用代金券。' },
  VOUCHER_USED_UP: { title: '这张代金券已经用完', hint: '' },
  WECHAT_BUSY: { title: '微信正忙', hint: again },
  WECHAT_MISSING: { title: '请在微信里打开', hint: '登录要用到您的微信账号。' },
  WECHAT_RATE_LIMITED: { title: '登录太频繁', hint: '请过一分钟再试。' },
  WECHAT_RISK_USER: { title: '微信提示这个账号有风险', hint: '请到门店，由接待人员协助。' },
  WECHAT_UNREACHABLE: { title: '暂时连不上微信', hint: again },
} satisfies Partial<Record<FailureCode, Sentence>>

/** The sentence for a failure: ours by code, with its facts; the server's own for a code that this version does not know. */
export function sentenceOf(failure: Failure): Sentence {
  const { code, facts, title, fields } = failure
  if (code === 'POINTS_SHORT' && typeof facts['shortBy'] === 'number') {
    return { title: '积分不够', hint: `还差 ${points(facts['shortBy'])} 积分。` }
  }
  if (code === 'SPEND_SHORT' && typeof facts['shortByFen'] === 'number' && Number(facts['neededFen']) > 1) {
    return { ...sentences.SPEND_SHORT, hint: `还差 ${yuan(facts['shortByFen'])}。` }
  }
  if (code === 'VOUCHER_MINIMUM_SHORT' && typeof facts['shortByFen'] === 'number') {
    return { title: `还差 ${yuan(facts['shortByFen'])} 可用`, hint: '先减掉其他优惠之后的金额才算。' }
  }
  if (code === 'PHONE_TAKEN' && typeof facts['name'] === 'string') {
    const who = `${facts['name']}${facts['member'] === true ? '，已是会员' : ''}`
    return {
      ...sentences.PHONE_TAKEN,
      hint: facts['here'] === true ? `${who}。请按手机号查找。` : `${who}，在其他门店。`,
    }
  }
  if (code === 'DISCRETION_APPROVAL_MISSING' && typeof facts['mostFen'] === 'number') {
    return { ...sentences.DISCRETION_APPROVAL_MISSING, title: `门店优惠最多 ${yuan(facts['mostFen'])}` }
  }
  const field = fields[0]
  if (code === 'INPUT_INVALID' && field !== undefined) return { ...sentences.INPUT_INVALID, hint: field.message }
  const own = (sentences as Partial<Record<FailureCode, Sentence>>)[code]
  return own ?? { title: title === '' ? sentences.INTERNAL_ERROR.title : title, hint: again }
}

interface RefusalFacts {
  code: string
  facts: Record<string, unknown>
}

/** Why something is not possible now, as the server's answer says it beside the thing. */
export function refusalSentence({ code, facts }: RefusalFacts): Sentence {
  return sentenceOf({ code: code as FailureCode, facts, status: 0, title: '', fields: [] })
}

/** Why a reward cannot be redeemed, in one short line on its card. */
export function refusalLine(refusal: RefusalFacts): string {
  const sentence = refusalSentence(refusal)
  return refusal.code === 'POINTS_SHORT' && sentence.hint !== '' ? sentence.hint.replace(/。$/, '') : sentence.title
}
