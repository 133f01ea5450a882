package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type Inner struct{ X int }

func (i Inner) Double() int { return i.X * 2 }
func (i *Inner) Add(n ...int) int {
	s := i.X
	for _, x := range n {
		s += x
	}
	return s
}
func (i Inner) Fail() (int, error) { return 0, errors.New("failed") }

type Data struct {
	Name  string
	Items []string
	M     map[string]int
	In    *Inner
	V     Inner
	Nil   *Inner
	Any   interface{}
	F     func(int) string
	B     bool
	U     uint8
	Fl    float64
	C     chan int
	priv  int
	Err   error
}

func try(text string, d interface{}) {
	t, err := template.New("t").Funcs(template.FuncMap{"upper": strings.ToUpper, "join": strings.Join, "boom": func() string { panic("boom!") }}).Parse(text)
	if err != nil {
		fmt.Printf("%s\n\tPARSE %v\n", text, err)
		return
	}
	var b strings.Builder
	err = t.Execute(&b, d)
	fmt.Printf("%s\n\t%q %v\n\t%s\n", text, b.String(), err, t.Root)
}

func main() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	close(c)
	d := &Data{Name: "n<a>me", Items: []string{"a", "b", "c"}, M: map[string]int{"z": 26, "a": 1}, In: &Inner{4}, V: Inner{5},
		Any: map[string]interface{}{"k": []int{1, 2}}, F: func(i int) string { return fmt.Sprint("f", i) }, B: true, U: 7, Fl: 1.5, C: c}
	for _, text := range []string{
		"hello {{.Name}}!", "{{.Name | html}} {{.Name | js}} {{.Name|urlquery}}", "{{range .Items}}<{{.}}>{{end}}", "{{range $i, $x := .Items}}{{$i}}={{$x}},{{end}}",
		"{{range $k, $v := .M}}{{$k}}:{{$v}};{{end}}", "{{range .C}}{{.}} {{else}}none{{end}}", "{{range .Nil}}{{else}}none{{end}}", "{{with .In}}{{.X}}{{.Double}}{{.Add 1 2}}{{end}}",
		"{{.V.Add 3}}", "{{.V.Fail}}", "{{.Nil.X}}", "{{.Missing}}", "{{.priv}}", "{{.Any.k}}", "{{index .Any.k 1}}", "{{index .M \"z\"}}", "{{index .Items 9}}", "{{call .F 3}}", "{{.F 3}}",
		"{{if and .B .U}}yes{{else}}no{{end}}", "{{if or .Nil .B}}yes{{else if .U}}x{{else}}no{{end}}", "{{if not .B}}yes{{else}}no{{end}}",
		"{{len .Items}} {{len .Name}} {{len 3}}", "{{printf \"%d %q\" .U .Name}}", "{{eq .U 7}} {{ne .U 7}} {{lt 1 2}} {{le 2.5 2.5}} {{gt \"a\" \"b\"}} {{ge 3 2}}", "{{eq 1 2 3 1}}", "{{eq .U \"x\"}}",
		"{{define \"x\"}}[{{.}}]{{end}}{{template \"x\" .Name}}{{template \"x\"}}", "{{template \"nope\"}}", "{{block \"b\" .U}}({{.}}){{end}}",
		"a {{- .U -}} b", "a\n{{- /* comment */ -}}\n b", "{{/* c */}}x", "{{$x := 5}}{{$x}}{{$x = 6}}{{$x}}", "{{$y}}", "{{.Name | upper | printf \"%s-%s\" \"q\"}}", "{{join .Items \"+\"}}",
		"{{1}} {{-1}} {{1.5}} {{0x1F}} {{'a'}} {{1e3}} {{1i}} {{true}} {{\"s\\n\"}} {{`raw`}}", "{{nil}}", "{{.}", "{{$}", "{{", "{{if}}{{end}}", "{{if .B}}", "{{end}}", "{{else}}", "{{range .Items}}{{break}}{{end}}", "{{break}}",
		"{{range .Items}}{{if eq . \"b\"}}{{continue}}{{end}}{{.}}{{end}}", "{{range $i, $e := .Items}}{{if eq $i 2}}{{break}}{{end}}{{$e}}{{end}}", "{{(.In).X}} {{(index .Items 0) | printf \"%5s\"}}", "{{.Name.Foo}}", "{{foo}}", "{{boom}}", "{{.Name \"a\"}}", "{{upper 3}}", "{{upper}}", "{{.Err}}", "{{print nil}}", "{{slice .Items 1 2}} {{slice .Name 2}}",
		"{{with $x := .U}}{{$x}}{{end}}", "{{range .U}}{{end}}", "{{\"unterminated}}", "{{.Name | }}", "{{| .Name}}", "{{3 | .Name}}", "{{.U | 3}}", "{{template}}", "{{define}}", "{{define \"a\"}}", "{{`a", "{{'ab'}}", "{{1x}}", "{{$.U}}", "{{.In.Double.X}}", "{{.M.a}} {{.M.nokey}}", "{{not}}", "{{and .B 0 (boom)}}", "{{or .B (boom)}}", "{{/* bad", "{{ .U -}}   x", "{{ ) }}", "{{ ( }}", "{{ ..X }}", "{{ #x }}", "{{.U}}\n\n{{.Bad}}", "{{-3}}", "{{- 3 -}} x", "{{with .Nil}}{{else}}E{{end}}", "{{ if true }}{{ else if false }}q{{ end }}", "{{printf \"%v %T\" .V .V}}", "{{.V}} {{.In}}", "{{.C}}", "{{ $a, $b := 1 }}", "{{range $a, $b, $c := .Items}}{{end}}", "{{.M.a.b}}", "{{true.False}}", "{{ 1.Foo }}",
	} {
		if strings.Contains(text, ".C}}") && !strings.Contains(text, "range") {
			continue
		}
		try(text, d)
	}
	try("{{.x}} {{.y.z}}", map[string]interface{}{"x": 1})
	try("{{.x}}", map[string]string{})
	try("{{.}}", nil)
	try("{{.x}}", nil)
	t := template.Must(template.New("a").Option("missingkey=error").Parse(`{{define "T"}}{{.q}}{{end}}{{.z}}`))
	fmt.Println(t.Execute(os.Stdout, map[string]int{}), t.ExecuteTemplate(os.Stdout, "T", map[string]int{"q": 1}), t.ExecuteTemplate(os.Stdout, "U", 1))
	fmt.Println(t.Lookup("T").Name(), t.Lookup("X") == nil, len(t.Templates()), t.DefinedTemplates() != "")
	c2, _ := t.Clone()
	template.Must(c2.Parse(`{{define "T"}}new{{end}}`))
	c2.ExecuteTemplate(os.Stdout, "T", nil)
	t.ExecuteTemplate(os.Stdout, "T", map[string]int{"q": 9})
	fmt.Println()
	d1, err := template.New("d").Delims("<<", ">>").Parse("<<.>> {{.}}")
	fmt.Println(d1.Execute(os.Stdout, 5), err)
	_, err = template.New("d").Parse("{{define \"a\"}}x{{end}}{{define \"a\"}}y{{end}}")
	fmt.Println(err)
}
