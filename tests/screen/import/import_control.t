# What could steer a terminal never reaches it: not from names, figures or texts.
size 24 80
put x.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5},
"raw":{"2.1:1:B":"\u001b[31m若干\u202e"},"texts":{"t1":"一\u001b]0;x\u0007二"}}
>>
home
keys <C-o>x.json<Enter>
view review
screen ~ "[31m若干<202E>"
keys <F6>
screen ~ "[31m若干<202E>"
