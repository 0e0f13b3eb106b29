export default definePageConfig({
  navigationBarTitleText: '优惠审批',
  enablePullDownRefresh: process.env['TARO_ENV'] === 'weapp',
})
