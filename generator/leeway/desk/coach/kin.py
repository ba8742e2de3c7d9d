"""Words of English that people use for one another in service, beyond the forms of one word: what a core is made of."""

from __future__ import annotations

import re

# What english.py takes for one word already is not said again. A set begins with its name; a word or a turn (joined by "+")
# counts as the name, and "!" before it says that it denies it.
KIN = """
-: let+me let+s
-: able in+a+position that+way like+that
!: unable no+way no+means otherwise unless without lacking
possible: feasible doable possibly
!possible: impossible unfeasible
allow: permission authority authorise authorize power entitle license clearance approve approval sanction
!allow: forbid forbidden prevent prohibit ban bar refuse block reject restrict disallow lock unauthorised unauthorized
anything: something thing lot much option choice everything whatever
!anything: nothing little zilch nowt hardly+anything
somebody: person people one+of+us member everyone everybody
!somebody: nobody none
help: assist assistance aid support
supervisor: superior leader team+lead team+leader head+of higher+up line+manager director management upstairs over+my+head
colleague: agent rep representative staff associate trainee employee clerk operator temp intern shift girl guy lady chap bloke lad
carrier: post+office postman post haulier freight logistics depot transport delivery+people delivery+firm delivery+service
customer: client guest subscriber patron shopper buyer consumer user resident patient passenger tenant
receipt: slip docket proof+of+purchase purchase+slip till+roll till+slip till+receipt
form: paperwork questionnaire document performa proforma sheet
fill: complete submit fill+in fill+up hand+in send+in
policy: protocol standard+practice rulebook directive
terms: condition small+print fine+print clause t+&+c t+&+cs tc tcs terms+and+conditions
accord: per pursuant+to in+accordance+with in+line+with in+keeping+with
system: the+till register terminal app website site tool machine database pc portal tech
contract: plan subscription minimum+term commitment tariff
bound: bind tied lock+in locked+in stuck
offer: promo code discount bonus sale voucher campaign incentive
new: first+time first+timer newcomer joiner
existing: loyal long+standing
instructions: booklet direction user+guide
read: monitor look+at look+through go+through glance
department: desk branch area remit field unit
message: text mailbox inbox
reply: response answer revert write+back
automatic: automatically machine+generated robot system+generated
request: case complaint claim matter issue concern
process: handle review queue progress pending work+on look+into deal+with
inconvenience: trouble hassle bother nuisance disruption annoyance distress put+out upset
number: line hotline helpline extension
fault: blame responsible responsibility down+to guilty
mistake: error mix+up blunder mess+up glitch oversight go+wrong slip+through slip+up hiccup
happen: occur come+up arise
feel: opinion view think believe perceive
hurt: offend disappoint unhappy let+down dissatisfied ignored annoyed angry cross insulted
sorry: apologise regret pity shame
calm: relax chill settle breath cool deep+breath
shout: yell scream swear raise+your+voice voice tone
break: damage spill tamper fiddle mess+about mess+with misuse mishandle overload abuse mistreat play+with ruin crack
touch: hands+off finger pick+up
closed: shut
!closed: open serve serving
mention: say explain tell point+out inform let+you+know
earlier: before previous previously last already prior
hold: wait hang+on bear+with hold+on
moment: minute second sec tick bit mo
interrupt: stop+you cut+in cut+you+off cut+you+short butt+in
cheat: scam rip+off con trick fool lie sting overcharge swindle fleece hidden+fee hidden+cost hidden+charge
competitor: rival others elsewhere
try: attempt endeavour best utmost
contact: call get+in+touch in+touch reach get+back be+in+touch
direct: directly yourself
promise: guarantee
happy: satisfy satisfied pleased smile cheer+up cheer+you+up delight
want: expect after looking+for hope+for
guess: must+have probably may+have might+have
ought: should+have could+have supposed+to
what: how
make: keep
same: identical exactly+what no+different
!same: different
return: take+back bring+back send+back returnable refund exchange take+it+back send+it+back bring+it+back swap
window: time+limit
late: be+up past expired too+late run+out ran+out ended outside beyond exceed
day: week month year @day #
earliest: sooner until
arrive: deliver turn+up
rude: grumpy difficult impolite abrupt blunt unfriendly moody
typical: always usual
complain: raise
dear: hello hi
"""


def kin_words() -> frozenset[str]:
    """All words of the sets."""
    return frozenset(re.findall(r"[^\W\d_']+", KIN))
