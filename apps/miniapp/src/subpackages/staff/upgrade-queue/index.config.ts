export default definePageConfig({ navigationBarTitleText: '待升级会员' })
