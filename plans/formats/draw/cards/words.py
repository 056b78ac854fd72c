"""The words of a card, in both languages."""

from layouts.booth import BoothType
from layouts.brief.exhibitor import Build
from plans.around import Builder, Meets, Where
from venue.text import Text
from venue.utility import Service

ASSUMED = Text(ko="가정", en="assumed")

WHERE = {
    Where.FRONT: Text(ko="앞", en="Front"),
    Where.RIGHT: Text(ko="오른쪽", en="Right"),
    Where.BACK: Text(ko="뒤", en="Back"),
    Where.LEFT: Text(ko="왼쪽", en="Left"),
}
"""Sides, as seen from the aisle before the front."""

TYPES = {
    BoothType.INLINE: Text(ko="일자형", en="inline"),
    BoothType.CORNER: Text(ko="코너형", en="corner"),
    BoothType.PENINSULA: Text(ko="반도형", en="peninsula"),
    BoothType.ISLAND: Text(ko="섬형", en="island"),
    BoothType.PERIMETER: Text(ko="벽면형", en="perimeter"),
}

BUILDS = {
    Build.RAW: Text(ko="독립 부스", en="raw space"),
    Build.SHELL: Text(ko="조립 부스", en="shell scheme"),
    Build.PACKAGE: Text(ko="패키지 부스", en="package"),
}

OPEN = Text(ko="열림", en="open")
CLOSED = Text(ko="벽", en="wall")
FREE = Text(ko="트임", en="clear")

MEETS = {
    Meets.BOOTH: Text(ko="부스", en="booth"),
    Meets.POD: Text(ko="부스", en="pod"),
    Meets.AREA: Text(ko="공용 공간", en="area"),
    Meets.OBSTACLE: Text(ko="기둥", en="column"),
    Meets.WALL: Text(ko="홀 벽", en="hall wall"),
}

BUILDERS = {
    Builder.CONTRACTOR: Text(ko="주최 측 시공", en="contractor"),
    Builder.SHARED: Text(ko="주최 측 시공, 이웃과 함께 씀", en="contractor, shared"),
    Builder.NEIGHBOUR: Text(ko="이웃 부스의 벽", en="neighbour's wall"),
    Builder.EXHIBITOR: Text(ko="직접 시공", en="own build"),
    Builder.PAVILION: Text(ko="공동관 시공", en="with the pavilion"),
    Builder.UNKNOWN: Text(ko="미정", en="not stated"),
}

SERVICES = {
    Service.POWER: Text(ko="전기", en="Power"),
    Service.WATER: Text(ko="급수", en="Water"),
    Service.DRAIN: Text(ko="배수", en="Drain"),
    Service.AIR: Text(ko="압축 공기", en="Air"),
    Service.LAN: Text(ko="랜", en="LAN"),
}

FIXED = {
    "column": Text(ko="기둥", en="Column"),
    "wall": Text(ko="벽", en="Wall"),
    "other": Text(ko="장애물", en="Obstacle"),
    "floor_box": Text(ko="바닥 박스", en="Floor box"),
    "trench": Text(ko="설비 트렌치", en="Trench"),
    "hydrant": Text(ko="소화전", en="Hydrant"),
    "extinguisher": Text(ko="소화기", en="Extinguisher"),
    "shutter": Text(ko="방화셔터", en="Fire shutter"),
    "panel": Text(ko="분전반", en="Panel"),
    "keep_clear": Text(ko="비워 둘 곳", en="Keep clear"),
}

INSIDE = Text(ko="안", en="inside")
FACING = Text(ko="{where} 맞은편", en="{where}, across")

MINUTES = Text(ko="{m} m, 걸어서 약 {minutes}분", en="{m} m, about {minutes} min on foot")
DISCLAIMER = Text(
    ko="치수는 mm입니다. 방향은 앞 통로에서 부스를 볼 때의 방향입니다. ‘가정’은 행사장이 아직 "
    "확인하지 않은 값입니다. 판정은 참고용이며 행사장과 소방서의 판단을 대신하지 않습니다.",
    en="Dimensions in mm. Sides are as seen from the aisle before the front. Figures marked "
    "“assumed” are not confirmed by the venue. For reference; the venue and the fire authority "
    "decide.",
)
