package b

type T struct{}

func (T) hidden() string { return "b's" }
