# The review in the list layout.
size 14 40
put damaged.txt import_damaged.txt
home
keys <C-o>damaged.txt<Enter>
view review
screen <<
 政府信息公开年报 1.0       李敏  UTF-8
 未定13 不符0 山南县教育局 2025
  [-] 未定的格 13
> 行政强制 决定数  ?            未定
  （一）..  自然人 建议 6       未定
  （一）予..  企业 建议 4       未定
  （一）予..  科研 建议 0       未定
  （一）予..  公益 建议 0       未定
----------------------------------------
 2.6:2:A  行政强制 / 本年处理决定数量
 文件里没有找到这一行。
 原件有就填；没有填 0，不适用填 /。
数字改值  / 不适用  左右键收起、展开  ..
F1帮助 Enter采用/改 F10命令 ^Q不存
>>
keys 5<Tab><Enter>
screen ~ "已改"
screen ~ "已采用"
keys <PgDn><PgDn><PgDn>
screen <<
 政府信息公开年报 1.0       李敏  UTF-8
 未定11 不符0 山南县教育局 2025
  （七）总计 企业  算 ?         未定
  （七）总计 科研  算 ?         未定
  （七）总计 公益  算 ?         未定
  （七）总计 法律  算 ?         未定
  （七）总计 其他  算 ?         未定
> （七）总计 总计  算 ?         未定
----------------------------------------
 3:3.7:C  三、本年度办理结果 > （七）总
 计 / 总计
 印 20  算 ?  未定
数字改值  / 不适用  左右键收起、展开  ..
F1帮助 Enter采用/改 F10命令 ^Q不存
>>
keys <Esc><Esc>
view confirm
keys <Esc>
view review
keys <C-q><Enter>
view home
