// Values in all the places of an HTML template.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
)

type person struct {
	Name string
	Age  int
	Tags []string `json:"tags"`
}

func (p *person) Greet(what string) string { return what + ", " + p.Name }

func main() {
	data := map[string]interface{}{
		"S": "<b>\"it's\" & so</b>\n`+=", "U": "javascript:alert(1)", "H": "http://x.y/a b?c=d&e='f'#g", "N": 42, "F": 1.5, "T": true, "Nil": nil,
		"P": &person{"O'Reilly </script>", 7, []string{"a", "\u2028"}}, "L": []string{"x", "<y>"}, "M": map[string]int{"k": 1},
		"HTML": template.HTML("<i>ok</i> &amp;"), "Attr": template.HTMLAttr(`dir="ltr"`), "JS": template.JS("f(1)"), "JSStr": template.JSStr(`a\"b`), "URL": template.URL("tel:1?a='b'&c"), "CSS": template.CSS("color: red"), "Set": template.Srcset("a.png 1x, b.png 2x"),
		"Bad": make(chan int), "E": errors.New("an <error>"), "C": "expression(1)", "Z": "12px", "Empty": "",
	}
	for _, text := range []string{
		`<p title="{{.S}}" id={{.S}} class='{{.S}}'>{{.S}}</p>`,
		`<a href="{{.U}}">{{.H}}</a><a href='{{.H}}'><a href="/x?q={{.H}}&r={{.S}}"><a href={{.H}}><a href="{{.URL}}"><a href="/{{.S}}#{{.S}}">`,
		`<script>var a = {{.S}}, b = {{.P}}, c = {{.N}}-{{.F}}, d = {{.Nil}}, e = {{.L}}, f = {{.M}}, g = {{.JS}}, h = {{.JSStr}}, i = {{.Bad}}, j = {{.E}}; "{{.S}}" + '{{.JSStr}}' + /{{.S}}/ + /{{.Empty}}/;</script>`,
		`<script type="text/template"><b>{{.S}}</b></script><script type="text/javascript">x={{.S}}</script>`,
		`<style>p { width: {{.Z}}; x: {{.C}}; {{.CSS}}; background: url({{.H}}); content: "{{.S}}"; b: url('{{.U}}') }</style><p style="a: {{.S}}; b: {{.Z}}">`,
		`<p onclick="f({{.S}}, '{{.S}}')" data-url="{{.U}}" my:src="{{.H}}" {{.Attr}} {{.S}}="x" {{.Z}}=y>{{.HTML}}<textarea>{{.HTML}}{{.S}}</textarea><title>{{.S}}</title><p title="{{.HTML}}">`,
		`<img srcset="{{.H}} 2x, {{.U}}"><img srcset="{{.Set}}"><img srcset="{{.URL}}">`,
		`<!-- a comment {{.S}} -->x < y <3 <!DOCTYPE html> <script>/* c {{.S}} */ 1 // d
2</script><style>/* e */</style>`,
		`{{if .T}}<a href="{{.H}}"{{else}}<a{{end}}>{{range $i, $x := .L}}{{$i}}{{$x}}{{else}}none{{end}}{{with .P}}{{.Greet "Hi"}} {{.Age}}{{end}}`,
		`{{define "t"}}[{{.}}]{{end}}{{template "t" .S}}<p title="{{template "t" .S}}"><script>{{template "t" .S}}</script>`,
		`{{define "r"}}{{if .}}x{{template "r" false}}{{end}}{{end}}{{template "r" true}}`,
		`{{.S | html}} {{.S | urlquery}} <a href="?{{.S | urlquery}}"> {{html .S}} {{print .S .N}} {{printf "%q" .S}} {{.S | printf "%s!" | html}}`,
		`{{"<lit>"}} {{len .S}} {{and .S .N}} {{index .L 1}} {{js .S}}`,
		// Errors.
		`<a href="{{if .T}}/x{{else}}/x?{{end}}{{.S}}">`, `<a b=c"d>`, `<a "x">`, `{{if .T}}<script>{{end}}`, `<script>`, `<a href="`, `{{template "none"}}`, `<script>a = {{if .T}}1{{end}}/{{.S}}/i</script>`,
		`<script>"\{{.S}}"</script>`, `<script>/[{{.S}}]/</script>`, `{{range .L}}<a{{end}}>`, "<script>`{{.S}}`</script>", `{{.S | html | print}}`, `<p id={{.S | html}}>`, `{{range .L}}{{if .}}{{break}}{{end}}<b>{{end}}`, `{{range .L}}<a {{continue}}>{{end}}`,
	} {
		t, err := template.New("x").Parse(text)
		if err != nil {
			fmt.Println(text, "\n !", err)
			continue
		}
		var b bytes.Buffer
		err = t.Execute(&b, data)
		fmt.Printf("%s\n  %s\n", text, b.String())
		if err != nil {
			fmt.Println(" !", err)
			if e, ok := err.(*template.Error); ok {
				fmt.Println(" !", e.ErrorCode, e.Name, e.Line, e.Description)
			}
		} else {
			fmt.Println(" ", t.Tree.Root)
		}
		_, err = t.Parse("later")
		fmt.Println(" ", err)
	}
	base := template.Must(template.New("base").Funcs(template.FuncMap{"up": func(s string) template.HTML { return template.HTML("<u>" + s + "</u>") }}).Parse(`<h1>{{block "title" .}}{{up "no"}}{{end}}</h1>`))
	other := template.Must(template.Must(base.Clone()).Parse(`{{define "title"}}{{.}}{{end}}`))
	fmt.Println(base.Execute(os.Stdout, "<1>"), other.Execute(os.Stdout, "<2>"))
	_, err := base.Clone()
	fmt.Println(err, base.ExecuteTemplate(os.Stdout, "none", nil), base.ExecuteTemplate(os.Stdout, "title", 1), template.New("e").Execute(os.Stdout, nil))
	fmt.Println(base.Lookup("title") != nil, base.Lookup("x") == nil, base.Name(), len(base.Templates()))
	fmt.Println(template.HTMLEscapeString("<&'\">"), template.JSEscapeString("<'\n"), template.URLQueryEscaper("a b", 1))
}
