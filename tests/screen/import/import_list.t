# The review in the list layout.
size 14 40
put damaged.txt import_damaged.txt
home
keys <C-o>damaged.txt<Enter>
view review
screen <<
 政府信息公开年报 1.0       李敏  UTF-8
 未定13 不符4 山南县教育局 2025
  [-] 未定的格 13
> 行政强制 决定数  ?            未定
  （一）..  自然人 建议 6       未定
  （一）予..  企业 建议 4       未定
  （一）予..  科研 建议 0       未定
  （一）予..  公益 建议 0       未定
----------------------------------------
 2.6:2:A  行政强制 / 本年处理决定数量
 文件里没有找到这一行。

数字改值  / 不适用  左右键收起、展开  ..
F1帮助 Enter采用/改 ^S存入 Del留空
>>
keys 5<Tab><Enter>
screen ~ "已改"
screen ~ "已采用"
keys <PgDn><PgDn><PgDn>
screen <<
 政府信息公开年报 1.0       李敏  UTF-8
 未定11 不符4 山南县教育局 2025
  （七）总计 企业  算 0         不符
  （七）总计 法律  算 0         不符
  （七）总计 总计  算 12        不符
  [-] 没有归处的内容 1
  表格5                         没归处
> [-] 名称与表式不同的行，请核对 1
----------------------------------------
 行名写法与表式不同，或者凭合计才认出各
 格。看一看是不是这一行；回车到它的各
 格。
数字改值  / 不适用  左右键收起、展开  ..
F1帮助 Enter采用/改 ^S存入 Del留空
>>
keys <Esc><Esc>
view confirm
keys <Esc>
view review
keys <C-q><Enter>
view home
