"""Documents of our own for the tests of imports: pages of an invented framework, tidy and messy."""

IC1 = """Northlight Engineering Career Framework

IC1 Data Engineer

I finish well-described tasks and learn how our data is made and used

Scope Area of ownership and level of autonomy

  • I finish tasks that somebody else described, and ask when I get stuck.

Collaborative Reach

  • I work with the people of my own team.

🏆 Results

Impact

  • I deliver small changes that our customers can feel
  • I pick the task that matters most to the team first

Ownership

  • I keep the promises that I make and say early when I cannot
  • I repair what I broke and write down how it happened

🌈 Culture

Communication

  • I write down what a table means, in words that its readers use
  • I am learning to present our results to other teams

Collaboration

  • I thank the people who review my changes and take up what they say
  • I pair with others when a problem is new to me
"""

IC2 = """Northlight Engineering Career Framework

IC2 Data Engineer

I turn questions of my team into data that people can rely on

Scope Area of ownership and level of autonomy

  • I own single pipelines and the tables that come out of them.

Collaborative Reach

  • I work with my team and with the people who read our tables.

🏆 Results


  • I deliver changes that our customers can feel, in steps that are small enough to check
  • I pick the work that matters most to the team and say what can wait


  • I keep the promises that I make and say early when a date becomes doubtful
  • I repair what I broke, and write down how it happened so that it does not happen again

🌈 Culture

Communication

  • I write down what a table means and what it must not be used for
  • I may present our results to other teams

Collaboration

  • I take up what reviewers say and explain it when I do not
  • I pair with newer colleagues when a problem is new to them
"""
"""The headings Impact and Ownership are lost."""

IC3 = """Northlight Engineering Career Framework

IC3 Data Engineer

I design how the data of several teams fits together

Scope Area of ownership and level of autonomy

  • I own a domain of data with everything that flows in and out of it.

🏆 Results

Impact

  • I find the change that helps many customers at once and carry it through
  • I stop work that no longer matters, and say why

Ownership

  • I keep the promises of my project and take part of the weight when others cannot
  • I look after what nobody owns until somebody does

🌈 Culture

Communication

  • I explain what our data can and cannot say to people who decide with it

Collaboration

  • I settle disagreements between teams about what a number means
"""

ALONE = """IC2 Data Engineer

I turn questions of my team into data that people can rely on

🏆 Results


  • I deliver changes that our customers can feel and that move the goals of the business
  • I set priorities by the impact that work has on customers


  • I take responsibility for what I build, follow through on commitments and deliver on time
  • I own my mistakes and learn from them

🌈 Culture

Communication

  • I write and speak clearly and listen before I answer
"""
"""A page without siblings, so that nothing lost in it can be sure."""

HTML = """<html><body><nav><a href="/">Home</a> <a href="/search">Search</a></nav>
<h1>Northlight Engineering Career Framework</h1>
<h2>IC4 Data Engineer</h2>
<p>I shape what the company knows about itself</p>
<h3>Results</h3>
<h4>Impact</h4>
<ul><li>I choose which questions the company can answer next year</li>
<li>I make other engineers faster by what I leave out</li></ul>
<h3>Culture</h3>
<h4>Communication</h4>
<ul><li>I say what nobody wants to hear, in a way that people can use</li></ul>
</body></html>
"""

OTHER_FRAMEWORK = IC3.replace("Northlight", "Southwind").replace("IC3", "IC5")

HOSTILE = (
    """Evil Engineering Career Framework

IC1 <script>alert(1)</script> Engineer

Results

Impact

  • I write <script>alert("behavior")</script> and <img src=x onerror=alert(1)>
  • ‮I am written from right to left‬ and {{ settings.SECRET_KEY }} {% load x %}
  • """
    + "I go on " * 1300
    + """

Ownership

  • I end "quotes' and </li></ul></textarea><style>body{display:none}</style>
"""
)
