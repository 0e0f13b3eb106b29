import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTerms, type NewReward } from '@cheyou/contract'
import { addDays, businessDateOf, type BusinessDate } from '@cheyou/domain'
import { systemAct } from '../../../../platform/db/acts.ts'
import { keepPicture } from '../../../../platform/files/index.ts'
import { offerRewards } from '../index.ts'
import type { App } from '../../../../wiring.ts'

const pictures = join(import.meta.dirname, '../../../../../../../samples/rewards')

const open = { stockLeft: null, ...openTerms }

type Drawn = NewReward & { drawing?: string }

/** One of each that a visitor may ask for: in stock, nearly gone, for some tiers, money off, work done. */
const shelf: Drawn[] = [
  {
    ...open,
    kind: 'gift',
    name: '真空保温杯',
    description: '316 不锈钢内胆，500 毫升，杯身刻车友会徽标。到店领取。',
    pointsPrice: 5000,
    stockLeft: 60,
    perMemberLimit: 2,
    drawing: 'cup.jpg',
  },
  {
    ...open,
    kind: 'voucher',
    name: '100 元代金券',
    description: '到店维修或保养时抵扣，满 300 元可用。',
    pointsPrice: 2000,
    perMemberLimit: 5,
    validDays: 90,
    voucher: { faceFen: 10_000, minimumSpendFen: 30_000, workTypes: null, lineKinds: null },
  },
  {
    ...open,
    kind: 'service',
    name: '空调深度清洗',
    description: '拆洗滤芯与出风口，约 40 分钟。到店前请先预约。',
    pointsPrice: 3000,
    perMemberLimit: 2,
    tierLimits: { standard: 1 },
    validDays: 60,
    drawing: 'cooling.jpg',
  },
  {
    ...open,
    kind: 'gift',
    name: '自动折叠雨伞',
    description: '反向收伞，不湿座椅。余量不多，换完为止。',
    pointsPrice: 600,
    stockLeft: 4,
    perMemberLimit: 3,
    drawing: 'umbrella.jpg',
  },
  {
    ...open,
    kind: 'gift',
    name: '前后双录行车记录仪',
    description: '2K 画质，停车守护，含安装。',
    pointsPrice: 18_000,
    stockLeft: 12,
    perMemberLimit: 1,
    tiers: ['gold', 'vip'],
    drawing: 'camera.jpg',
  },
  {
    ...open,
    kind: 'voucher',
    name: '50 元工时券',
    description: '首保与定期保养的工时抵扣，不限金额。',
    pointsPrice: 800,
    perMemberLimit: 2,
    validDays: 30,
    voucher: {
      faceFen: 5000,
      minimumSpendFen: 0,
      workTypes: ['first_service', 'regular_service'],
      lineKinds: ['labour'],
    },
  },
]

/** What can be redeemed from some day on. */
const novelty = (today: BusinessDate): Drawn => ({
  ...open,
  kind: 'gift',
  name: '车载香薰套装',
  description: '雪松与佛手柑，两月一换。新品，开兑后先到先得。',
  pointsPrice: 1200,
  stockLeft: 40,
  perMemberLimit: 1,
  opensOn: addDays(today, 9),
  closesOn: addDays(today, 39),
  drawing: 'scent.jpg',
})

/** The sample dealership's catalogue with its pictures; there already after a filling that was cut off. */
export async function offerDemoRewards(app: App): Promise<void> {
  const { groupId } = app
  if (await app.db.read.one('SELECT id FROM rewards WHERE groupId = ? LIMIT 1', [groupId])) return
  const act = systemAct(app, 'demo.fill')
  const forms: NewReward[] = []
  for (const { drawing, ...form } of [...shelf, novelty(businessDateOf(app.clock.now()))]) {
    const kept = drawing === undefined ? null : await keepPicture(app, act, await readFile(join(pictures, drawing)))
    forms.push({ ...form, picture: kept?.name ?? null })
  }
  await app.db.unit(act, (unit) => offerRewards(unit, forms))
}
