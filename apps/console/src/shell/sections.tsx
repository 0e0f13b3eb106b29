import {
  AuditOutlined,
  BgColorsOutlined,
  CarOutlined,
  DashboardOutlined,
  EnvironmentOutlined,
  FileProtectOutlined,
  GiftOutlined,
  HistoryOutlined,
  IdcardOutlined,
  PercentageOutlined,
  MergeCellsOutlined,
  RiseOutlined,
  SafetyOutlined,
  ScheduleOutlined,
  ShopOutlined,
  SlidersOutlined,
  TeamOutlined,
  ToolOutlined,
  UsergroupAddOutlined,
  WalletOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { terms } from '@cheyou/words'
import { paths } from '../routes.ts'
import type { Path } from '../routes.ts'

export interface Section {
  readonly name: string
  readonly pages: readonly { readonly path: Path; readonly name: string; readonly icon: ReactNode }[]
}

/**
 * The navigation by work, not by table, in the order of a working day: 今日, 客户, 会员与规则, 积分与兑换, 预约与到店, 活动,
 * 关怀与投诉, 流失, 营销, 查询统计, 数据接口, 系统. A section stands here once a page of it works.
 */
export const sections: readonly Section[] = [
  {
    name: '前台',
    pages: [
      { path: paths.home, name: '今日', icon: <DashboardOutlined /> },
      { path: paths.counter, name: '接待台', icon: <ShopOutlined /> },
      { path: paths.visits, name: '到店记录', icon: <CarOutlined /> },
      { path: paths.templates, name: '常用项目', icon: <ToolOutlined /> },
    ],
  },
  {
    name: '会员与规则',
    pages: [
      { path: paths.members, name: '会员', icon: <IdcardOutlined /> },
      { path: paths.upgrades, name: '待升级', icon: <RiseOutlined /> },
      { path: paths.duplicates, name: '重复档案', icon: <MergeCellsOutlined /> },
      { path: paths.merges, name: '合并审批', icon: <SafetyOutlined /> },
      { path: paths.enrol, name: terms.enrolment, icon: <UsergroupAddOutlined /> },
      { path: paths.discounts, name: terms.discountApprovals, icon: <PercentageOutlined /> },
      { path: paths.agreements, name: '协议价', icon: <FileProtectOutlined /> },
      { path: paths.rules, name: '规则', icon: <SlidersOutlined /> },
    ],
  },
  {
    name: '积分与兑换',
    pages: [
      { path: paths.points, name: '积分', icon: <WalletOutlined /> },
      { path: paths.rewards, name: '礼品', icon: <GiftOutlined /> },
      { path: paths.redemptions, name: '兑换记录', icon: <AuditOutlined /> },
    ],
  },
  {
    name: '系统',
    pages: [
      { path: paths.staff, name: '员工', icon: <TeamOutlined /> },
      { path: paths.stores, name: '门店', icon: <EnvironmentOutlined /> },
      { path: paths.club, name: '车友会', icon: <BgColorsOutlined /> },
      { path: paths.acts, name: '操作记录', icon: <HistoryOutlined /> },
      { path: paths.jobs, name: '任务', icon: <ScheduleOutlined /> },
    ],
  },
]
