# A zip is a folder: what is in it waits in its place, one line each.
size 24 80
put c.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"丙局","year":2025,"cells":{"2.1:1:A":5}}
>>
put x.zip import_archive.zip
home
keys <C-o>[cx].*<Enter>
view batch
screen <<
 政府信息公开年报 1.0                                               李敏  UTF-8
 导入 4 个文件  已读 4  没读成 1  已存入 0
  文件                   结果      机关                        年度  未定    错
> c.json                 完整      丙局                        2025     0     0
  乙.json                完整      乙局                        2025     0     0
  甲.json                完整      甲局                        2025     0     0
  说明.txt               没读成    不是年报：没有找到年报的..















丙局 2025 年，未定 0 格，错误 0 处。
F1帮助 Enter核对 ^S全部存入 Esc停下/返回 F10命令
>>
keys <C-s>
message ~ "已存入 3 份"
keys <Down><Enter>
view review
line 2 ~ "乙.json"
