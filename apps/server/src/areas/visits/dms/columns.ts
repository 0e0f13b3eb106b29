/** The three files of a DMS export: customers with their cars, repair orders, the lines of the orders. */
export const exportKinds = ['archive', 'orders', 'lines'] as const
export type ExportKind = (typeof exportKinds)[number]

export const kindNames: Record<ExportKind, string> = {
  archive: '客户车辆档案',
  orders: '维修工单',
  lines: '工单明细',
}

/** Our fields and the headings under which the sample's DMS has them, and others where systems differ; a mapping gives others. */
export const headings = {
  archive: {
    customerNumber: '客户编号',
    customerName: '客户名称',
    customerKind: '客户性质',
    sex: '性别',
    idNumber: '证件号码',
    birthDate: '出生日期',
    phone: '手机',
    address: '地址',
    area: '区域',
    postcode: '邮编',
    industry: '行业',
    occupation: '职业',
    acquisitionChannel: '信息来源',
    plate: '车牌号',
    vin: '底盘号',
    engineNumber: '发动机号',
    brand: '品牌',
    series: '车系',
    model: '车型',
    gearbox: '变速箱',
    colour: '颜色',
    keyNumber: '钥匙号',
    purchasedOn: '购车日期',
    platedOn: '上牌日期',
    purchasedHere: '购车地',
    vehicleUse: '使用性质',
    warrantyEndsOn: '保修截止',
    insurer: '保险公司',
    insuranceEndsOn: '保险到期',
    insuredHere: '投保归属',
    advisorName: '服务顾问',
  },
  orders: {
    orderNumber: '工单号',
    originalOrderNumber: ['原工单号', '原结算单号', '原委托书号', '原维修单号'],
    arrivedOn: '进厂日期',
    settledOn: '结算日期',
    plate: '车牌号',
    vin: '底盘号',
    bringerName: '送修人',
    bringerPhone: '送修人电话',
    odometerKm: '行驶里程',
    workType: '维修类型',
    advisorName: '服务顾问',
    state: '状态',
  },
  lines: {
    orderNumber: '工单号',
    lineNo: '行号',
    itemCode: '项目代码',
    itemName: '项目名称',
    lineKind: '类别',
    quantity: '数量',
    amount: '金额',
    payer: '付费方',
  },
} as const

export type Field<Kind extends ExportKind> = keyof (typeof headings)[Kind] & string

/** Without these a file says nothing that can be imported; it is refused as a whole. */
const needed: { readonly [Kind in ExportKind]: readonly Field<Kind>[] } = {
  archive: ['customerNumber', 'customerName', 'phone', 'vin'],
  orders: ['orderNumber', 'settledOn', 'vin', 'workType', 'state'],
  lines: ['orderNumber', 'lineNo', 'itemName', 'lineKind', 'amount', 'payer'],
}

/** Lists of fixed words; work types and vehicle uses are dictionaries that the shop edits. */
export const fixedWords = {
  customerKind: { 个人: 'person', 单位: 'organisation' },
  sex: { 男: 'male', 女: 'female' },
  purchasedHere: { 本店: 'yes', 外店: 'no' },
  insuredHere: { 本店: 'yes', 异店: 'no' },
  state: { 已结算: 'settled', 作废: 'void' },
  lineKind: { 工时: 'labour', 配件: 'part' },
  payer: { 客户: 'customer', 保险: 'insurer', 厂家: 'manufacturer', 内部: 'internal' },
} as const

export type WordList = keyof typeof fixedWords | 'workType' | 'vehicleUse'

/** The needed fields of a kind, as plain names. */
export const neededFields = (kind: ExportKind): readonly string[] => needed[kind]
