from __future__ import annotations

import pytest

from conduct_audit.mapping.serious import cues_of, is_suspected

GRAVE = {
    "把用户推下台阶，骨折住院": "injury",
    "老人冻病了，送医院抢救": "injury",
    "头上缝了五针": "injury",
    "井下作业没人看着，一人死亡": "death",
    "电焊没看住，阳台着火了": "fire, gas, poisoning",
    "砸墙打穿燃气管，全楼疏散": "fire, gas, poisoning",
    "一氧化碳中毒两人": "fire, gas, poisoning",
    "跑水泡坏楼下地板，索赔26万": "large damage",
    "误操作停泵，全城停暖": "large damage",
    "吵架视频上了热搜": "media, spreading",
    "电视台来曝光了": "media, spreading",
    "短视频网上疯传，几十万播放": "media, spreading",
    "用户报警，民警来做了笔录": "police, court",
    "动手打人被拘留五天": "police, court",
    "五十多户打着横幅去市政府": "crowd, petition, many complaints",
    "业主集体上访": "crowd, petition, many complaints",
    "12345一天来了87个投诉件": "crowd, petition, many complaints",
    "造成严重后果": "said in so many words",
    "影響極壞，省裡通報": "said in so many words",
}

HARMLESS = (
    "未戴工牌",
    "扬言要投诉",
    "用户说要打12345，后来没打",
    "嚷嚷着找记者，嘴上说说",
    "威胁要报警，柜员没搭理",
    "再不修就发抖音",
    "派出所民警来交热费，等了半天没人招呼",
    "上班看火灾题材电影",
    "刷手机看车祸视频",
    "消防演练没参加",
    "小李有旧伤，走路拖沓",
    "染了爆炸头",
    "没造成人员受伤",
    "差点摔倒一个老人",
    "请病假住院，手续不全",
    "打断用户说话",
    "集体补妆",
)


@pytest.mark.parametrize(("note", "kind"), GRAVE.items())
def test_grave_consequences_are_noticed_and_named(note: str, kind: str) -> None:
    assert kind in cues_of(note)


@pytest.mark.parametrize("note", HARMLESS)
def test_threats_drills_and_everyday_words_are_not_suspected(note: str) -> None:
    assert not is_suspected(note), cues_of(note)


def test_what_happened_beside_a_threat_is_still_noticed() -> None:
    assert is_suspected("用户说要投诉，当晚送医院抢救")
