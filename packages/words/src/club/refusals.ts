import { terms } from '../terms.ts'
import type { clubRefusals } from '@cheyou/contract/refusals'
import type { LineKind } from '@cheyou/contract/codes'
import { points } from '../formats/figures.ts'
import { yuan } from '../formats/money.ts'
import { lineKindsIn } from '../visits/lines.ts'
import { ifNumber, type Facts, type NotDeskOnly, type Wordings } from '../refusals/sentence.ts'

const anotherWay = '请换一种方式。'

export const clubWords = {
  ALREADY_MEMBER: { title: '这位客户已经是会员', hint: '请重新查找，直接打开会员。' },
  APPROVAL_OWN: { title: `自己申请的优惠要${terms.anotherManager}`, hint: '' },
  APPROVAL_STATE: {
    title: '这笔优惠申请不能再用',
    hint: {
      staff: '它可能已经用过、被拒绝，或不是今天的。请重新申请。',
      desk: '它可能已由别人处理，或不是今天的。请刷新后再看。',
    },
  },
  BENEFIT_LINE_UNFIT: {
    title: '权益不能用在这一项',
    hint: ({ lineKinds }) =>
      Array.isArray(lineKinds)
        ? `只能用在${lineKindsIn(lineKinds as LineKind[])}上，请换一项。`
        : '没有要客户付的金额，请换一项。',
  },
  BENEFIT_OTHER_CATEGORY: { title: '权益不能用于这种维修', hint: '请换一项权益，或不用权益。' },
  BENEFIT_UNKNOWN: { title: '当前等级没有这项权益', hint: '请刷新后再看，等级或规则可能刚变动。' },
  BENEFIT_USED_ON_VISIT: { title: '这项权益用在一张工单上', hint: '作废那张工单，次数会一起退回。' },
  BENEFIT_USED_UP: { title: '这项权益的次数不够了', hint: '下一期会员资格开始后重新计次。' },
  BENEFIT_USE_STATE: { title: '这次使用已经撤销过了', hint: '请刷新后再看。' },
  CARD_UNKNOWN: {
    title: '没有这张会员卡',
    hint: (facts) => `${orPayment(facts)}请核对卡号，或请车主重新打开会员码。`,
  },
  CAR_FROM_ELSEWHERE_MISSING: { title: '名下没有在别处购买的车', hint: '请核对档案里车辆的购车地。' },
  CAR_NOT_SOLD_HERE: { title: '名下没有在本店购买的车', hint: '请核对档案里车辆的购车地。' },
  CODE_EXPIRED: {
    title: '这个码已经过期',
    hint: (facts) => `${orPayment(facts)}会员码每 30 秒更新，请扫屏幕上最新的码。`,
  },
  CODE_REPLAYED: { title: '这个码刚刚用过', hint: '为防止盗用，每个码只能用一次。请等下一个码。' },
  CODE_UNREADABLE: { title: '认不出这个码', hint: '请扫会员码或兑换码，也可以输入卡号、手机号或车牌。' },
  DISCRETION_APPROVAL_MISSING: {
    title: '超过了可以自行优惠的金额',
    hint: '请减少优惠，或请店长批准。',
    line: ({ mostFen }) => ifNumber(mostFen, (most) => `门店优惠最多 ${yuan(most)}`),
  },
  FEE_SHORT: { title: '会费不足', hint: '请按规则收足会费。' },
  JOINING_WAY_CLOSED: { title: '这种入会方式没有开放', hint: anotherWay },
  MEMBERSHIP_LAPSED: {
    title: terms.membershipLapsed,
    hint: { owner: '续会后就能继续使用积分，积分都还在。', staff: '请先为会员续会，积分都还在。' },
  },
  PAYMENT_CODE: { title: '这像微信或支付宝的付款码', hint: '请车主打开车友会的会员码。' },
  POINTS_PRICE_CHANGED: {
    title: '所需积分刚刚变动',
    hint: {
      owner: (facts) => `${otherPrice(facts)}没有扣您的积分，可以按新的积分继续。`,
      staff: (facts) => `${otherPrice(facts)}没有扣积分，请和车主核对后再确认。`,
    },
  },
  POINTS_SHORT: {
    title: '积分不够',
    hint: {
      owner: ({ shortBy }) => ifNumber(shortBy, (missing) => `还差 ${points(missing)} 积分。`),
      staff: ({ shortBy }) => ifNumber(shortBy, (missing) => `还差 ${points(missing)} 积分。`),
      desk: ({ available, shortBy }) =>
        ifNumber(available, (have) => `现有 ${points(have)} 分，`) +
        ifNumber(shortBy, (missing) => `还差 ${points(missing)} 分。`),
    },
    line: ({ shortBy }) => ifNumber(shortBy, (missing) => `还差 ${points(missing)} 积分`),
  },
  POLICY_NUMBER_TAKEN: { title: '这个保单号已经登记过', hint: '请核对保单号，不要重复登记。' },
  PREMIUM_SHORT: { title: '保费没有达到续会要求', hint: '可以用会费或积分续会。' },
  PRESENCE_EXPIRED: { title: '要先扫车主的会员码', hint: '请车主打开会员码扫一次，十分钟内有效。' },
  REDEMPTION_ELSEWHERE: { title: '不在本店领取', hint: '请看兑换单上写的领取门店。' },
  REDEMPTION_QUANTITY: { title: '数量不对', hint: '请刷新后再看还有几件。' },
  REDEMPTION_STATE: { title: '这笔兑换不能这样操作', hint: '它可能已经领取、取消或过期。请刷新后再看。' },
  RENEWAL_TOO_EARLY: { title: '已经续到下一期', hint: '到下一期开始后才能再续。' },
  RENEWAL_WAY_CLOSED: { title: '这种续会方式没有开放', hint: anotherWay },
  REWARD_LIMIT_REACHED: { title: '已达到兑换上限', hint: '每位会员可兑换的数量有限。' },
  REWARD_SOLD_OUT: { title: '已经兑完', hint: '补货后会重新上架。' },
  REWARD_UNAVAILABLE: { title: '现在不能兑换', hint: '它已下架或不在兑换期内。' },
  SCAN_EXPIRED: { title: terms.scanAgain, hint: '核销前要扫车主的兑换码或会员码，十分钟内有效。' },
  SPEND_SHORT: { title: '在本店的消费还不够', hint: missingSpend },
  TIER_CHANGED: { title: '等级刚刚变动', hint: '请返回刷新后再看。' },
  TIER_HIGHEST: { title: '已经是最高等级', hint: '不需要再升级。' },
  TIER_NOT_ENTITLED: { title: '当前等级还不能兑换', hint: '升级后即可兑换。' },
  TRAINING_MISSING: { title: '还没有参加驾驶培训', hint: '参加后就能这样入会。' },
  UNDO_TOO_LATE: { title: '已经过了当天', hint: '隔天的撤销请店长处理。' },
  UPGRADE_NOT_REACHED: { title: '还没有达到升级条件', hint: '请刷新后再看进度。' },
  UPGRADE_WAY_CLOSED: { title: '这种升级方式没有开放', hint: anotherWay },
  VOUCHER_AT_TILL: { title: '代金券在结算时使用', hint: '登记到店时选上这张券，不用核销；作废那张工单会退回。' },
  VOUCHER_EXPIRED: { title: '代金券已过期', hint: '过期未用的券，积分会退回。' },
  VOUCHER_LIMIT_REACHED: { title: '这次的代金券张数已满', hint: '每次到店可用的张数有限。' },
  VOUCHER_MINIMUM_SHORT: {
    title: '没有达到代金券的使用门槛',
    hint: '先减掉其他优惠之后的金额才算。',
    line: ({ shortByFen }) => ifNumber(shortByFen, (missing) => `还差 ${yuan(missing)} 可用`),
  },
  VOUCHER_NOT_NEEDED: { title: '没有可以抵扣的金额', hint: '这张代金券留到下次用。' },
  VOUCHER_OTHER_CATEGORY: { title: '代金券不能用于这种维修', hint: '请换一张，或不用代金券。' },
  VOUCHER_USED_UP: { title: '这张代金券已经用完', hint: '' },
} as const satisfies Wordings<NotDeskOnly<typeof clubRefusals>>

/** A code that may be a card's by its form, and was not. */
function orPayment({ maybePayment }: Facts): string {
  return maybePayment === true ? '也可能扫到了付款码。' : ''
}

function otherPrice({ quotedPoints, points: now }: Facts): string {
  return ifNumber(quotedPoints, (told) =>
    ifNumber(now, (asked) => `刚才是 ${points(told)} 积分，现在是 ${points(asked)} 积分。`),
  )
}

function missingSpend({ shortByFen, neededFen }: Facts): string {
  const short = Number(neededFen) > 1 ? ifNumber(shortByFen, (missing) => `还差 ${yuan(missing)}。`) : ''
  return short === '' ? '消费之后就能这样入会。' : short
}
