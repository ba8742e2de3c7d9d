"""Any customer of a policy, as formulas that z3 can search: is there one for whom something holds, or is there none?

The kernel decides one case after another; here its meaning is written once more, for all cases at a time. The second writing
is held against the first: what z3 finds is replayed through the kernel before anybody is told (`search`), and tests compare the
two for random policies (tests/prover). What z3 says nobody shows is a proof as far as this translation is right, which is why
it follows the kernel's modules one by one and uses its names: `amounts`, `truth`, `calendar`, `tables`.
"""
