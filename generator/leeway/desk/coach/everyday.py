"""How common words of English are in service: those that say nothing alone, those that say little, and other plain ones."""

from __future__ import annotations

# Nothing is known of a sentence by them.
NOTHING = """
a an the some any my our your his her its their this that these those it there here i me we us you he him she they them whom
whose which when where why be am is are was were been being do does did done doing have has had having will would shall should
can could may might to of in on at by for from with about into onto under up down out off as than then so and or but if
because while though although however also too very really just quite rather even still yet again ever more most less least
much many lot few all both each every either other another own same such now tomorrow please thank thanks hi hello ok okay
well yes oh s t ll re ve d m ma'am sir madam mr mrs ms let get got go going gone next able come came put actually simply
absolutely since during through between around one two three
"""
# They are in every other reply.
LITTLE = """
say tell see know think want need like make take give find look ask use try work keep leave show feel seem mean turn start
stop happen thing way day time week month year hour minute morning afternoon evening night people person man woman somebody
anything something everything nothing nobody place home house part side end point case number name word line order call phone
ring email mail message letter answer reply parcel package delivery visit bill price card account money pay payment customer
shop store office team help send bring sent back right wrong good better best bad new old big small long short first last
little sure own read write wait hold open change contact check mind bit second moment today monday friday thursday happy glad
hope hear understand book fix mend box product item service question problem issue date address tonight soon free sorry always
already until before after earlier earliest arrive if who what how without same only over mention hi hello dear longer @day #
accept later often twice together welcome notice run runs stay step busy
"""
# Common words: they say less than rare ones, and are no slips of others, though they are near to some.
MORE = """
above abroad absent access accident across act action active actual add admit adult advance advice affair afford afraid
against age agent ago agree ahead aim air alarm alive allow almost alone along among amount anger angle angry animal annual
anxious apart appear apple apply area argue arm arrange art article aside asleep attack attempt attend aunt autumn average
avoid awake aware away badly bag bake balance ball band bank bar base basic basket bath bathroom battery bear beat beautiful
became become bed bedroom beer began begin behind belief bell belong below belt bend birth birthday bite bitter black blame
blanket blind block blood blow blue board boat body boil bone boot border bored born borrow bottle bottom bought bound bowl
boy brain branch brand brave bread break breakfast breath breathe brick bridge brief bright broad broken brother brought brown
brush build building bulb burn bus business butter button buy cable cake calm camera camp cancel candle care career careful
carry cash cat catch caught cause ceiling cell cent centre certain chain chair chance changed channel charge charged cheap
cheese chest chicken child choice choose church circle city claim class clean clear clearly clerk clever click climb clock
close closing cloth clothes cloud club coach coast coat code coffee coin cold collect colour common company compare complain
complete concern condition consider contain content continue control cook cool copy corner correct cost cotton count country
couple course court cover crack crash cream create credit crew cross crowd cry cup cure current curtain custom customs cut
cycle daily damage dance danger dark daughter dead deal death debt deep degree delay deliver deny department depend desk
detail device die diet differ dinner direct dirty dish display distance doctor dog door double doubt dozen draw dream dress
drink drive driver driving drop dry due dust duty ear early earn ease easily east easy eat edge effect effort eight elect else
empty engine enjoy enough enter entire entry equal error event exact exactly excuse expect expert explain extra eyes face fact
fail fair fall family famous fancy far farm fast fat fault favour fear feature fee feed feeling fell felt fence field fifth
fight figure file fill film final finally fine finger finish fire firm fish fitted five flat floor flower fly follow food foot
force forget form former forward found four frame freeze fresh fridge friend friendly front frost fruit fuel full fully fund
funny further future gain game garden gate gather gave general gentle gift girl given glass glove goal gold goods grand grant
grass great green greet grey ground group grow growth guard guess guest guide habit hair half hall hand handle hard hardly
hate head health heard heart heat heating heavy height helped high higher hill hire hole holiday honest hoped horse hospital
host hot hotel hours human hundred hungry hurry hurt idea ideal image inch include indeed inform inner input inside instead
intend invite iron island jacket joint judge juice jump keen kept kettle keys kind king kitchen knife knock known lack lady
lamp land large larger lasting lately latter laugh layer lead leader learn leather leaving led left legal length lesson
letters level light likely limit listen live lively living local lock loose lose loss lost loud love lovely lower lucky lunch
major maker making manage manner march match matter meal measure medal medium meet meeting mine minor minus mistake mixed
model mouse mouth move moved movie music must near nearly neither nerve never news nice nine offer older paint pair panel
paper parts party pass past paste path photo piece plain plane plant plate pleased pleasure plenty possible prize proud prove
quarrel quarter quick quiet rains raise rated rates reach react ready reason safe sale sample sand save scene school score
search season sense series serious seven several shade shake shame shape share sharp sheer sheet shift ship shirt shout shower
shown simple single stable staple stare state table tables taken takes taking tall tape task taste taught tax tea teach tear
ten tend tent term test text theatre thick thin third thirty thought thousand threw throat throw thumb ticket tidy tie tight
till tiny tip tired title toe told tone tongue tool tooth top total touch tough tour towards towel town toy track trade trail
train travel treat tree trial trip trouble true trust truth tube twelve twenty type tyre unit unless upon upper used useful
user usual usually value van various view voice vote wage walk wall wallet war warm warn wash washing waste watch water wave
weak weather website wedding weekend weigh weight went west wet wheel white whole wide wife win wind window wine winter wire
wish within wonder wood wool worker world worry worse worst worth wrap writing written yard yellow yesterday young yours youth
zero
"""


def everyday_words() -> frozenset[str]:
    """All words of the lists."""
    return frozenset((NOTHING + LITTLE + MORE).split())
