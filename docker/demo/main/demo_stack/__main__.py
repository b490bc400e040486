from demo_stack import answer

print(answer())
