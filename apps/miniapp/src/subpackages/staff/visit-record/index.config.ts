export default definePageConfig({ navigationBarTitleText: '到店详情' })
