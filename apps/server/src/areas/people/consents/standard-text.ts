import type { ConsentText } from '@cheyou/contract'

/** The privacy text that comes with the program: in force until the club publishes its own. */
export const standardText: ConsentText = {
  version: '2026-11',
  edition: 1,
  publishedAt: null,
  parts: [
    {
      title: '我们收集什么',
      text: '您授权的手机号，用来找到您在店里的档案；车辆、维修和积分记录，来自您每次到店。',
    },
    {
      title: '用来做什么',
      text: '显示会员卡和积分，到店时认出您，提醒保养和到期事项。不用于别的目的，不提供给别人。',
    },
    {
      title: '怎么保护',
      text: '手机号、证件号和地址加密保存。只有您所在门店的员工、以及您出示会员码的门店能看到您的档案；他们看到的手机号是遮住的，每次改动都有记录。',
    },
    {
      title: '您可以做什么',
      text: '随时在小程序里查看自己的积分和维修记录，在“我的”里退出登录。要更正、导出、删除记录或退出会员，请到店告诉接待人员。',
    },
  ],
}
