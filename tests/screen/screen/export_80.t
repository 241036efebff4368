# F9: format, draft or not, name; then from the list.
size 24 80
report 2021 甲局 2025
home
keys <Enter>
keys <F9>
view pick
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
  +- 导出：选格式 -----------------------------------------------------------+
  | >                                                                        |
  +--------------------------------------------------------------------------+
  | Word 文档（正式格式）                                               docx |
  | PDF（定版，发布、打印用）                                            pdf |
  | Excel 表格                                                          xlsx |
  | 网页                                                                html |
  | 网页片段（贴入网站后台）                                        fragment |
  | 纯文本                                                               txt |
  | Markdown 文本                                                         md |
  | 数据表（CSV）                                                        csv |
  | 数据（JSON，可再导入）                                              json |
  | 预览（一页一页地看）                                                     |
  | 打印                                                                     |
  | 文档，末尾印状态和数据校验码                        docx pdf html txt md |
  | 文档，末尾写落款（机关和日期）                      docx pdf html txt md |
  | 文档附图解（条形图，与上年、五年相比）                          pdf html |
  | 核查报告（内部审核用）                              docx pdf html txt md |
  +--------------------------------------------------------------------------+


录入汉字或拼音首字母缩小范围，上下键选择。
Enter确定 Esc取消
>>
keys json<Enter>
view prompt
screen ~ "甲局2025年"
keys <Home><Esc>
view grid
keys <F9>docx<Enter>
view confirm
screen ~ "草稿"
keys <Esc>
view grid
keys <F9>txt<Enter><Enter>
view prompt
keys <Enter>
message ~ "已导出"
keys <F9>txt<Enter><Enter><Enter>
view confirm
screen ~ "覆盖"
keys <Enter>
message ~ "已导出"
keys <C-q>
view home
keys <F9>
view pick
keys md<Enter>
screen ~ "草稿"
keys <Enter><Enter>
message ~ "已导出"
view home
# the check report: formats of its own, no question about drafts
keys <F9>
view pick
keys 核查<Enter>
view pick
screen ~ "Word 文档"
screen !~ "JSON"
keys txt<Enter>
view prompt
screen ~ "核查报告.txt"
keys <Enter>
message ~ "已导出"
keys <F9>核查<Enter><Esc>
view home
# the audit head is printed when asked for; a draft is asked about as ever
keys <F9>校验码<Enter>txt<Enter>
view confirm
keys <Enter><Enter><Enter>
message ~ "已导出"
view home
# charts: only of formats that draw; what is left out of them is shown, and the file is there
keys <F9>图解<Enter>
view pick
screen ~ "网页"
screen ~ "PDF"
screen !~ "Word"
keys html<Enter>
view confirm
keys <Enter><Enter>
view details
screen ~ "做好了，请注意"
screen ~ "不作图解"
keys <Esc>
view home
exists "甲局2025年政府信息公开工作年度报告.html"
