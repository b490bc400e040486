def describe(name, value):
    return f"{name} = {value}"
