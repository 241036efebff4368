# Keys at random over a list of files to import.
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙局","year":2025,"cells":{"2.1:1:A":6},"raw":{"2.1:1:B":"若干"}}
>>
home
keys <C-o>?.json<Enter>
view batch
random 40 3 about
keys <Esc><Esc><Esc><Esc>
