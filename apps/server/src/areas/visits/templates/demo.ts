import type { Unit } from '../../../platform/db/database.ts'
import type { DemoCrew } from '../../../platform/demo.ts'
import type { App } from '../../../wiring.ts'
import { newId } from '../../../platform/db/ids.ts'
import { insertRows } from '../../../platform/db/table-rows.ts'
import { workTemplates, type TemplateLine } from './templates.tables.ts'

const labour = (itemName: string, amountFen: number): TemplateLine => ({ itemName, lineKind: 'labour', amountFen })
const part = (itemName: string, amountFen: number): TemplateLine => ({ itemName, lineKind: 'part', amountFen })

const jobs: readonly { name: string; workType: string; content: TemplateLine[] }[] = [
  {
    name: '小保养',
    workType: 'regular_service',
    content: [labour('更换机油机滤', 12_000), part('机油滤清器', 3_800), part('全合成机油 4L', 17_354)],
  },
  {
    name: '大保养',
    workType: 'regular_service',
    content: [
      labour('大保养工时', 36_000),
      part('机油机滤套装', 21_154),
      part('空气滤清器', 8_600),
      part('空调滤清器', 9_800),
      part('火花塞 4 只', 35_200),
    ],
  },
  { name: '更换刹车片', workType: 'repair', content: [labour('更换前刹车片', 16_000), part('前刹车片', 48_800)] },
  { name: '四轮定位', workType: 'repair', content: [labour('四轮定位', 18_000)] },
  { name: '更换轮胎', workType: 'repair', content: [labour('拆装动平衡', 5_000), part('轮胎 1 条', 62_000)] },
  { name: '空调清洗', workType: 'repair', content: [labour('空调系统清洗', 20_000), part('清洗剂', 6_800)] },
  { name: '更换蓄电池', workType: 'repair', content: [labour('更换蓄电池', 4_000), part('蓄电池 60Ah', 58_000)] },
  { name: '首保', workType: 'first_service', content: [labour('首次保养', 0), part('机油机滤套装', 0)] },
]

/** The canned jobs of the sample's first store, with prices as its orders have them. */
export async function furnish(unit: Unit, _app: App, { storeId }: DemoCrew): Promise<void> {
  const made = { groupId: unit.act.groupId, storeId, createdAt: unit.now, retiredAt: null }
  await insertRows(
    unit.sql,
    workTemplates,
    jobs.map((job) => ({ ...job, ...made, id: newId() })),
  )
}
