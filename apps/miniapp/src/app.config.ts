import theme from './theme.json'

/** WeChat reads `@name` from theme.json by itself; the browser build has no such thing and takes the light value. */
function themed<Value extends string>(name: keyof typeof theme.light): Value {
  return (process.env['TARO_ENV'] === 'weapp' ? `@${name}` : theme.light[name]) as Value
}

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/rewards/index', 'pages/car/index', 'pages/me/index', 'pages/code/index'],
  subPackages: [
    { root: 'subpackages/points', pages: ['statement/index'] },
    { root: 'subpackages/rewards', pages: ['detail/index', 'mine/index', 'redemption/index'] },
    { root: 'subpackages/profile', pages: ['tiers/index', 'invitation/index', 'privacy/index', 'stores/index'] },
    {
      root: 'subpackages/staff',
      pages: [
        'scan/index',
        'member/index',
        'join/index',
        'renew/index',
        'upgrade/index',
        'upgrade-queue/index',
        'visit/index',
        'hand-over/index',
        'today/index',
        'visit-record/index',
        'approvals/index',
      ],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['subpackages/points'] },
    'pages/rewards/index': { network: 'all', packages: ['subpackages/rewards'] },
    'pages/me/index': { network: 'all', packages: ['subpackages/profile', 'subpackages/staff'] },
  },
  window: {
    backgroundTextStyle: themed('textStyle'),
    backgroundColor: themed('paper'),
    navigationBarBackgroundColor: themed('paper'),
    navigationBarTextStyle: themed('navText'),
    navigationBarTitleText: '车友会',
    // The browser build shows its bar, and with it the way back, only when this is said.
    navigationStyle: 'default',
  },
  tabBar: {
    color: themed('tabInk'),
    selectedColor: themed('accent'),
    backgroundColor: themed('surface'),
    borderStyle: themed('tabBorder'),
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: themed('homeIcon'),
        selectedIconPath: themed('homeIconOn'),
      },
      {
        pagePath: 'pages/rewards/index',
        text: '积分商城',
        iconPath: themed('rewardsIcon'),
        selectedIconPath: themed('rewardsIconOn'),
      },
      { pagePath: 'pages/car/index', text: '爱车', iconPath: themed('carIcon'), selectedIconPath: themed('carIconOn') },
      { pagePath: 'pages/me/index', text: '我的', iconPath: themed('meIcon'), selectedIconPath: themed('meIconOn') },
    ],
  },
  style: 'v2',
  sitemapLocation: 'sitemap.json',
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
})
